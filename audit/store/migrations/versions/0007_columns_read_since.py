"""Columns know the day from which on everything was read, where they were not read to their end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the day, unknown for what was crawled before."""
    op.add_column("columns", sa.Column("since", sa.Date(), nullable=True))
