"""Rules on budgets and final accounts: tables, sums, explanations, years (catalogue §2.7)."""
