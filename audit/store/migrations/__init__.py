"""The workspace database's history, one migration a change."""
