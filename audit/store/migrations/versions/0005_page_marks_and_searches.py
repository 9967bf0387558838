"""Pages know their marks, links the times of each look and where they end; the site's search was tried."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from audit.store.types import UtcTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add columns and table, empty for what was crawled before."""
    op.add_column("pages", sa.Column("marks", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("links", sa.Column("times", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("links", sa.Column("landed", sa.Text(), nullable=True))
    op.add_column("links", sa.Column("words", sa.Text(), nullable=True))
    op.create_table(
        "searches",
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("found", sa.Boolean(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("fetched_at", UtcTime(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("agency", "title", name="pk_searches"),
    )
