"""One module per CMS family: how its lists, pagers and articles are read."""
