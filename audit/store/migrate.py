"""Bringing a database to the schema of this version, and refusing one of a newer version."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from audit.errors import WorkspaceError

MIGRATIONS = Path(__file__).parent / "migrations"


def settings(connection: Connection) -> Config:
    """Alembic's configuration for one connection; there is no alembic.ini."""
    config = Config()
    # Alembic reads a path as a format string: a folder named "100%" must not break it.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, name: str) -> None:
    """Migrate to this version's schema; WorkspaceError where the database is newer than the program."""
    config = settings(connection)
    script = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise WorkspaceError.one(
            name, f"由更新版本的 zwgk 建立（结构版本 {current}）", "请升级 zwgk 后再打开这个工作区"
        )
    command.upgrade(config, "head")
