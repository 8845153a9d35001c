"""All recipes, by the name of their checkpoint."""

from course_utils.recipes import (
    images,
    letters,
    masked,
    plays,
    recall,
    shifts,
    speeches,
    translation,
)

PARTS = translation, speeches, plays, masked, images, letters, shifts, recall
RECIPES = {recipe.name: recipe for part in PARTS for recipe in part.RECIPES}
