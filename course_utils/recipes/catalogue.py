"""All recipes, by the name of their checkpoint."""

from course_utils.recipes import images, masked, plays, recall, speeches, translation

PARTS = translation, speeches, plays, masked, images, recall
RECIPES = {recipe.name: recipe for part in PARTS for recipe in part.RECIPES}
