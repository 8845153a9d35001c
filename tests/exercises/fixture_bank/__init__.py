"""Exercises for the tests only: kinds of answer that the course's bank may need."""
