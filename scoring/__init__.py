"""From findings to scores, ranks and performance points."""
