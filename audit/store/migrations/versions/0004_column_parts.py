"""Columns know the labels that the site puts under them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column, empty for what was crawled before."""
    op.add_column("columns", sa.Column("parts", sa.JSON(none_as_null=True), nullable=True))
