"""All recipes, by the name of their checkpoint."""

RECIPES = {}
