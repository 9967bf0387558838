"""Rules on deadlines and update cycles."""
