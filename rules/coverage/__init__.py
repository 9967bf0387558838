"""Rules on whether the prescribed columns exist."""
