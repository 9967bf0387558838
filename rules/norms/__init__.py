"""Rules on the form of pages: meta tags, footers."""
