"""Rules on the disclosure platform (政府信息公开专栏) as a whole."""
