"""Records keep what their page states of the document: whether it is in force, from when, till when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column, empty for what was crawled before."""
    op.add_column("records", sa.Column("stated", sa.JSON(none_as_null=True), nullable=True))
