"""From scores and findings to the files that are handed to people."""
