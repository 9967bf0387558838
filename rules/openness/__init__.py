"""Rules on the five openings: decisions, execution, administration, services, results."""
