"""The top floor: the command line, the demonstration, and what ties the rooms together."""
