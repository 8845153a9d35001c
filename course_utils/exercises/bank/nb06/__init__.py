"""Exercises of notebook 06: recurrent networks, LSTM, GRU."""
