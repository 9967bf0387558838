"""The workspace's database: what goes in comes out, on SQLite and on PostgreSQL, and survives a crash."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from audit.errors import WorkspaceError
from audit.model import (
    Agency,
    AgencyKind,
    Attachment,
    Capture,
    Column,
    Coverage,
    Dimension,
    Evidence,
    FetchOutcome,
    Finding,
    Grade,
    Indicator,
    IndicatorKind,
    IndicatorScore,
    IndicatorSystem,
    Issue,
    LinkCheck,
    Outcome,
    PageFacts,
    Record,
    Repair,
    Score,
)
from audit.store import Store, Task
from audit.store.judgement_rows import judgement_rows
from audit.store.migrate import NEWEST, settings
from audit.store.schema import metadata

NOON = datetime(2026, 6, 30, 4, 0, 0, 123000, tzinfo=UTC)
POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) if os.name == "posix" else []


@pytest.fixture(name="server", scope="session")
def _server() -> Iterator[str]:
    """A PostgreSQL server of this test run's own; skips where it is not installed."""
    if not POSTGRES:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    programs = POSTGRES[-1].parent
    # Beside pytest's own folders: those are removed while other runs come and go; a socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="zwgk-pg-"))
    data = folder / "data"
    prefix = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        prefix = ["runuser", "-u", "postgres", "--"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([*prefix, programs / "initdb", "-D", data, "-A", "trust"], check=True, **quiet)  # type: ignore[call-overload]
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    start = [programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"]
    subprocess.run([*prefix, *start], check=True, **quiet)  # type: ignore[call-overload]
    user = "postgres" if prefix else os.environ.get("USER", "postgres")
    yield f"postgresql://{user}@/postgres?host={folder}"
    subprocess.run(
        [*prefix, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"],
        check=True,
        **quiet,  # type: ignore[call-overload]
    )
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(name="store", params=["sqlite", "postgresql"])
def _store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty database of either kind."""
    if request.param == "sqlite":
        opened = Store.open(tmp_path / "audit.db", create=True)
    else:
        pytest.importorskip("psycopg")
        opened = Store.open(request.getfixturevalue("server"), create=True)
    yield opened
    if request.param == "postgresql":
        with opened.engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    opened.close()


def record(**changes: object) -> Record:
    values: dict[str, object] = {
        "column": "policy",
        "title": "关于印发《办法》的通知",
        "url": "http://a.example/1.html",
        "listed": date(2026, 3, 1),
        "issued": date(2026, 2, 20),
        "doc_number": "云政〔2026〕3号",
        "attachments": (Attachment("http://a.example/1.pdf", "附件", FetchOutcome.OK, ""),),
        "outcome": FetchOutcome.OK,
        "sha256": "ab" * 32,
        "fetched_at": NOON,
        "list_url": "http://a.example/",
        "position": 3,
        "text_length": 4,
        "text": "正文如下",
        "stated": (("有效性", "现行有效"), ("失效日期", "")),
    }
    return Record(**values | changes)  # type: ignore[arg-type]


def test_agencies_come_back_as_they_went_in(store: Store) -> None:
    agencies = (
        Agency("002", "云州市", AgencyKind.PORTAL, "政府", ("http://b.example/",)),
        Agency(
            "001",
            "司法局",
            AgencyKind.DEPARTMENT,
            "部门",
            ("http://a.example/",),
            ("http://c/",),
            frozenset({"fees"}),
        ),
        Agency("003", "镇", AgencyKind.TOWNSHIP, "乡镇", ("http://d.example/",), (), frozenset()),
    )
    store.save_agencies(agencies)
    assert store.agencies() == agencies


def test_facts_come_back_as_they_went_in(store: Store) -> None:
    capture = Capture(
        "http://a.example/",
        NOON,
        FetchOutcome.OK,
        200,
        "cd" * 32,
        "text/html",
        "utf-8",
        9,
        "a.warc.gz",
        0,
        99,
    )
    column = Column(
        "policy",
        Coverage.COMPLETE,
        "政策文件",
        ("http://a.example/zc/",),
        ("首页", "公开"),
        "menu",
        1,
        date(2026, 3, 1),
        (Evidence("http://a.example/", "cd" * 32, NOON, "政策"),),
        "",
        "",
    )
    page = PageFacts(
        "http://a.example/",
        "home",
        "cd" * 32,
        NOON,
        "首页",
        {"SiteName": "云州"},
        "主办",
        date(2026, 6, 1),
        7,
    )
    link = LinkCheck(
        "http://x.example/",
        "链接",
        "http://a.example/",
        (FetchOutcome.DNS, FetchOutcome.OK),
        200,
        external=True,
    )
    issue = Issue("001", "看不懂的列表", "http://a.example/x")
    store.begin_crawl("001", "plan")
    with store.writer("001") as writer:
        writer.capture(capture, "home")
        writer.column(column)
        writer.page(page)
        writer.link(link)
        writer.issue(issue)
        writer.issue(issue)
        writer.record(record())
        writer.reading("http://a.example/", "home", "trs", {"navigation": [["政策", "/zc/"]]})
    assert store.captures("001") == (capture,)
    assert store.columns("001") == (column,)
    assert store.pages("001") == (page,)
    assert store.links("001") == (link,)
    assert store.issues("001") == (issue,)
    assert store.records("001", texts=["policy"]) == (record(),)
    assert store.records("001") == (record(text=None),)
    assert store.records("001", columns=["news"]) == ()
    assert store.readings("001") == {"http://a.example/": ("home", "trs", {"navigation": [["政策", "/zc/"]]})}
    assert store.warc_end("001") == {"a.warc.gz": 99}


def test_a_record_seen_twice_is_one_record_and_the_last_word_counts(store: Store) -> None:
    store.begin_crawl("001", "plan")
    with store.writer("001") as writer:
        writer.record(record(published=None))
        writer.record(record(published=date(2026, 3, 2)))
        writer.flush()
        writer.record(record(published=date(2026, 3, 3)))
    assert [r.published for r in store.records("001")] == [date(2026, 3, 3)]


def test_hostile_text_is_kept_readable(store: Store) -> None:
    store.begin_crawl("001", "plan")
    with store.writer("001") as writer:
        writer.record(record(title="坏\x00字\ud800符", text="\x00正文"))
    (found,) = store.records("001", texts=["policy"])
    assert found.title == "坏字?符"
    assert found.text == "正文"


def test_tasks_are_never_asked_twice_and_go_by_priority(store: Store) -> None:
    store.begin_crawl("001", "plan")
    first, second = (
        Task("http://a/1", "survey", "section", priority=5),
        Task("http://a/2", "survey", "section"),
    )
    with store.writer("001") as writer:
        writer.enqueue([first, second, first])
        writer.enqueue([first])
    assert [task.url for task in store.pending("001", "survey")] == ["http://a/2", "http://a/1"]
    assert store.pending("001", "lists") == ()
    with store.writer("001") as writer:
        writer.finish(second.identified().key, FetchOutcome.NOT_FOUND)
        writer.enqueue([second])
    assert [task.url for task in store.pending("001", "survey")] == ["http://a/1"]
    assert store.pending("001", "survey", skip=[first.identified().key]) == ()
    assert store.task_outcomes("001") == {"http://a/2": "not_found"}
    assert store.retry("001", ["not_found"]) == 1
    assert len(store.pending("001", "survey")) == 2


def test_another_plan_starts_anew_and_the_same_goes_on(store: Store) -> None:
    store.begin_crawl("001", "one")
    with store.writer("001") as writer:
        writer.record(record())
        writer.progress(state="running", phase="lists", pages=7)
    assert store.begin_crawl("001", "one").pages == 7
    assert len(store.records("001")) == 1
    assert store.begin_crawl("001", "two").pages == 0
    assert store.records("001") == ()


def test_judgements_come_back_exactly(store: Store) -> None:
    finding = Finding(
        Outcome.FAIL,
        "晚了 3 个工作日",
        (Evidence("http://a/", None, None, "引文"),),
        "题",
        Decimal(1),
        "001",
        "T01",
        "document_published",
        Decimal("0.2"),
    )
    indicator = IndicatorScore(
        "001",
        "T01",
        "时限",
        Dimension.TIMELINESS,
        IndicatorKind.SCORE,
        Decimal(3),
        Decimal("0.2"),
        Decimal("2.8"),
        Outcome.FAIL,
        "3 − 0.2 = 2.8",
    )
    score = Score(
        "001",
        "部门",
        "司法局",
        1,
        Decimal("88.123456789"),
        "良好",
        None,
        Decimal("80.1"),
        None,
        Decimal(90),
        None,
        Decimal("0.9"),
        Decimal(5),
        1,
        2,
        0,
        ("V01",),
        Decimal(0),
        "式",
    )
    repair = Repair("001", "T01", Decimal("0.2"), Decimal("88.3"), 1, "补发")
    store.add_findings([finding])
    store.add_indicator_scores([indicator])
    store.add_scores([score])
    store.add_repairs([repair])
    assert store.findings("001") == (finding,)
    assert store.indicator_scores("001") == (indicator,)
    assert store.scores() == (score,)
    assert store.repairs("001") == (repair,)
    store.clear_judgement()
    assert store.scores() == ()
    assert store.findings("001") == ()
    # As rows, as they come from another process, they are the same.
    store.add_judgements([judgement_rows([finding], [indicator])])
    assert store.findings("001") == (finding,)
    assert store.indicator_scores("001") == (indicator,)


def test_as_many_repairs_as_a_large_audit_has_stay_in_their_order(store: Store) -> None:
    many = [Repair("001", f"T{number}", Decimal(number), None, None, "补发") for number in range(4_001)]
    store.add_repairs(iter(many))
    assert store.repairs("001") == tuple(many)


def test_a_new_database_has_the_schema_that_the_code_uses(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_build_the_schema_that_the_code_uses(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    with engine.begin() as connection:
        command.upgrade(settings(connection), "head")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == NEWEST
    engine.dispose()


def test_a_creation_that_was_cut_off_goes_on_at_the_next_opening(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "audit.db", create=True)
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("DROP TABLE notes"))
    store.close()
    store = Store.open(tmp_path / "audit.db")
    assert store.note("system") is None
    store.close()


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "audit.db", create=True)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(WorkspaceError, match="更新版本"):
        Store.open(tmp_path / "audit.db")


def test_reading_before_anything_was_collected_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="zwgk crawl"):
        Store.open(tmp_path / "audit.db")


def test_a_killed_writer_leaves_whole_batches_only(tmp_path: Path) -> None:
    script = f"""
import os, signal
from audit.model import FetchOutcome, Record
from audit.store import Store, Task
store = Store.open({str(tmp_path / "audit.db")!r}, create=True)
store.begin_crawl("001", "plan")
writer = store.writer("001")
for n in range(100):
    task = Task(f"http://a/{{n}}", "survey", "section").identified()
    writer.enqueue([task])
    writer.record(Record("policy", f"题{{n}}", f"http://a/{{n}}"))
    writer.finish(task.key, FetchOutcome.OK)
    if n == 59:
        writer.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -signal.SIGKILL
    store = Store.open(tmp_path / "audit.db")
    assert len(store.records("001")) == 60
    assert len(store.task_outcomes("001")) == 60
    assert store.pending("001", "survey") == ()
    store.close()


def test_the_system_comes_back_exactly(store: Store) -> None:
    indicator = Indicator(
        "T01",
        "二十个工作日",
        Dimension.TIMELINESS,
        "document_published_within_working_days",
        Decimal("3.50"),
        ("TL-26",),
        "条例第二十六条",
        IndicatorKind.SCORE,
        {"days": 20, "column": "policy", "columns": ("policy", "notices"), "share": Decimal("0.02")},
        Decimal("0.2"),
        None,
        frozenset({AgencyKind.PORTAL}),
        {AgencyKind.PORTAL: {"days": 15}},
    )
    system = IndicatorSystem(
        "local-2026",
        "地方",
        2026,
        "要点",
        Decimal(100),
        (Grade("合格", Decimal(0)),),
        (indicator,),
        digest="ab",
    )
    with pytest.raises(WorkspaceError, match="zwgk score"):
        store.system()
    store.set_system(system)
    assert store.system() == system
    assert store.system().indicator("T01").parameters_for(AgencyKind.PORTAL)["days"] == 15
