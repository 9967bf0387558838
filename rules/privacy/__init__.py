"""Rules on what must not be published: numbers of private persons, secrets, internal papers."""
