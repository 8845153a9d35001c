"""What the lecture decks teach, and the cells that show it."""
