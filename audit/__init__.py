"""The shared ground floor: the words of an audit, its workspace, its store."""
