"""Tables of articles and files, first sightings, probes of sites, the imported evidence sheet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from audit.store.types import ExactDecimal, UtcTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the four tables, empty for what was crawled before."""
    op.create_table(
        "grids",
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("tables", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("agency", "url", name="pk_grids"),
    )
    op.create_table(
        "sightings",
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("agency", "column", "key", name="pk_sightings"),
    )
    op.create_table(
        "probes",
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("seconds", ExactDecimal(), nullable=False),
        sa.PrimaryKeyConstraint("agency", "url", "at", name="pk_probes"),
    )
    op.create_table(
        "statements",
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("period", "value", "unit", "author")),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("note", "decision", "reviewer")),
        sa.PrimaryKeyConstraint("agency", "item", "ordinal", name="pk_statements"),
    )
