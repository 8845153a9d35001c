"""All recipes, by the name of their checkpoint."""

from course_utils.recipes import images, masked, plays, shifts, speeches, translation

PARTS = translation, speeches, plays, masked, images, shifts
RECIPES = {recipe.name: recipe for part in PARTS for recipe in part.RECIPES}
