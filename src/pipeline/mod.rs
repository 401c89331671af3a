//! Check and build: one page that reads like the recipe.
