"""How each trained model of the course is made, and where notebooks get it."""
