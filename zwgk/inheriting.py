"""What an earlier audit saw first: taken over, so that backdating shows across audits (catalogue PF-05)."""

from __future__ import annotations

import contextlib
from urllib.parse import urlsplit

from audit.config import load_config
from audit.model import Agency
from audit.store import Store
from zwgk.display import console
from zwgk.workspace import Workspace


def inherit_sightings(workspace: Workspace, store: Store) -> int:
    """Take over the first sightings of the workspace that ``previous`` names; returns for how many agencies.

    An agency is the same where its id and one of its sites are.  Raises InputError where the earlier
    workspace cannot be opened.
    """
    if workspace.config.previous is None:
        return 0
    count = 0
    earlier = Store.open(load_config(workspace.config.previous).database)
    with contextlib.closing(earlier):
        known = {agency.id: agency for agency in earlier.agencies()}
        for agency in workspace.agencies:
            before = known.get(agency.id)
            if before is not None and _hosts(agency) & _hosts(before):
                count += bool(store.inherit_sightings(earlier, agency.id))
    console().print(f"从上次评估（{workspace.config.previous.name}）沿用 {count} 家单位的首见日期。")
    return count


def _hosts(agency: Agency) -> set[str]:
    return {urlsplit(url).netloc.casefold() for url in (*agency.sites, *agency.entry)}
