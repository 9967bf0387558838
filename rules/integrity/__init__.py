"""Rules on whether what is published is real: dates, duplicates, place-holders."""
