"""From the web to facts: spiders, dialects and extractors that collect with evidence and judge nothing."""
