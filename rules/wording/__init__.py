"""Rules on words: names of abolished bodies, wrong spellings, law that is no longer in force."""
