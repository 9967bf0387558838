"""Columns know who decided on them, and how strong the signs were by which they were chosen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add both columns, empty for what was crawled before."""
    op.add_column("columns", sa.Column("confidence", sa.Integer(), nullable=True))
    op.add_column("columns", sa.Column("decision", sa.JSON(none_as_null=True), nullable=True))
