"""The CMS mark-ups in which the demonstration's sites are written, one file each (dialects.md)."""
