"""Rules on the information that the regulation names by kind (条例第二十、二十一条)."""
