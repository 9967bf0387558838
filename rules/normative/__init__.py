"""Rules on normative documents: what each has to state, whether it is still in force, what was repealed."""
