"""All recipes, by the name of their checkpoint."""

from course_utils.recipes import speeches, translation

RECIPES = {recipe.name: recipe for recipe in (*translation.RECIPES, *speeches.RECIPES)}
