"""Bringing a database to the schema of this version, and refusing one of a newer version.

Alembic is only imported where there is something to migrate: it takes half a second, and nearly every
command finds a database of its own version or makes a new one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from audit.errors import WorkspaceError
from audit.store.schema import metadata

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
#: The revision of ``schema.metadata``; a test holds it to the newest file in ``migrations/versions``.
NEWEST = "0007"


def settings(connection: Connection) -> Config:
    """Alembic's configuration for one connection; there is no alembic.ini."""
    from alembic.config import Config

    config = Config()
    # Alembic reads a path as a format string: a folder named "100%" must not break it.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, name: str) -> None:
    """Bring to this version's schema; WorkspaceError where the database is newer than the program."""
    current = None
    if inspect(connection).has_table("alembic_version"):
        current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if current is None:
        _create(connection)
    elif current != NEWEST:
        _migrate(connection, current, name)


def _create(connection: Connection) -> None:
    """Give a new database the schema at once; a test compares it with what the migrations make.

    The revision is written last, so that a creation that was cut off goes on at the next opening.
    """
    metadata.create_all(connection)
    connection.execute(
        text(
            "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": NEWEST})


def _migrate(connection: Connection, current: str, name: str) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = settings(connection)
    script = ScriptDirectory.from_config(config)
    if current not in {revision.revision for revision in script.walk_revisions()}:
        raise WorkspaceError.one(
            name, f"由更新版本的 zwgk 建立（结构版本 {current}）", "请升级 zwgk 后再打开这个工作区"
        )
    command.upgrade(config, "head")
