"""From facts to findings: one file per rule, a topic per folder."""
