"""Rules on the fields of grassroots disclosure: standard catalogues, and what they promise."""
