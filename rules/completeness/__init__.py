"""Rules on whether what stands in a column is whole."""
