"""Rules on whether what a body states in one place agrees with what it states in another."""
