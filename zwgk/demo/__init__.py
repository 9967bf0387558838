"""The demonstration: fourteen made-up sites of a county that does not exist, with planted truth.

``build_demo`` writes the sites, ``serve`` puts them on loopback.  Nothing here is copied from any
real site; names, places, codes and texts are invented, the mark-up follows dialects.md.
"""

from __future__ import annotations

from zwgk.demo.build import build_demo
from zwgk.demo.model import Demo, DemoPage, DemoSite, Planted
from zwgk.demo.server import serve, serve_site

__all__ = ["Demo", "DemoPage", "DemoSite", "Planted", "build_demo", "serve", "serve_site"]
