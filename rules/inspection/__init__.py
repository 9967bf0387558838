"""Rules that only the national inspection of government sites asks for (国办秘函〔2019〕19号)."""
