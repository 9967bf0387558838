"""Rules on whether links and files can be opened."""
