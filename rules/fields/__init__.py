"""Rules on the key fields: resource trading, projects, data, what people want to know most."""
