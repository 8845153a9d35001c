"""All recipes, by the name of their checkpoint."""

from course_utils.recipes import translation

RECIPES = {recipe.name: recipe for recipe in translation.RECIPES}
