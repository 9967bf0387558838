"""Claims: what a work summary or annual report says of itself in figures, and whether the figures agree.

Pure functions over plain text, standard library only, so that rules may use them (catalogue SD-046,
SD-051, SD-136, AR/I6).  A claim is never more than what somebody wrote: the checks give hints, no points.
"""

from __future__ import annotations

from audit.claims.checks import checks
from audit.claims.model import Agreement, Check, Claim, ClaimPeriod
from audit.claims.observed import Coverages, observations
from audit.claims.reading import claims_in

__all__ = [
    "Agreement",
    "Check",
    "Claim",
    "ClaimPeriod",
    "Coverages",
    "checks",
    "claims_in",
    "observations",
]
