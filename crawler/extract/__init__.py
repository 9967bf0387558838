"""Readers of pages: navigation, lists, pagers, articles, dates, documents."""
