"""Short ways to write down a planted truth."""

from __future__ import annotations

from audit.model import Outcome
from zwgk.demo.model import Planted


def fails(agency: str, rule: str, why: str, url_part: str | None = None, **parameters: object) -> Planted:
    """``rule`` has to find ``agency`` wanting."""
    return Planted(agency, rule, Outcome.FAIL, why, parameters, url_part)


def passes(agency: str, rule: str, why: str, **parameters: object) -> Planted:
    """``rule`` has to find nothing wrong."""
    return Planted(agency, rule, Outcome.PASS, why, parameters)


def unknown(agency: str, rule: str, why: str, **parameters: object) -> Planted:
    """``rule`` has to admit that it could not check."""
    return Planted(agency, rule, Outcome.UNAVAILABLE, why, parameters)


def exempt(agency: str, rule: str, why: str, **parameters: object) -> Planted:
    """``rule`` does not apply."""
    return Planted(agency, rule, Outcome.NOT_APPLICABLE, why, parameters)
