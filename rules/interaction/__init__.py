"""Rules on interpretation and consultation."""
