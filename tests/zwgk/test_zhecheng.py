"""The audit of a real county's portal, as saved in July 2018: columns, coverage, and no false accusation.

The site's links to other hosts (its own name included) are dead where it is served from the copy.
Every accusation was checked by hand against the saved pages: docs/explanation/zhecheng.md says how.  A
new one turns the test red until somebody has looked at it.
"""

from __future__ import annotations

import contextlib
import csv
import errno
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.model import Column, ColumnId, Coverage, Outcome
from audit.store import Store
from audit.yamlfile import load_yaml
from tests.mirror import mirrored
from zwgk.crawling import crawl_workspace
from zwgk.judging import score_workspace
from zwgk.reporting import report
from zwgk.workspace import open_workspace

pytestmark = pytest.mark.timeout(300)

CONFIG = """title: 柘城县政府门户测评
as_of: 2018-07-28
period:
  from: 2018-01-01
  to: 2018-07-28
agencies: agencies.csv
system: {system}
settings:
  contact: test@example.com
  delay: 0
  concurrency: 4
"""
#: The systems that judge what this portal shows; the others list it, or ask for what came later.
SYSTEMS = ("key-tasks-2026", "website-inspection-2019")
#: The period's first day.
START = date(2018, 1, 1)
#: Columns whose lists the copy holds back to the period's start, and the label that the site gives them.
WHOLE = {
    "annual_report": ("信息公开年报", "/xxgk/xxgknb/index.html"),
    "disclosure": ("信息公开", "/xxgk/index.html"),
    "emergency": ("应急管理", "/xxgk/xxgkml/yjgl/index.html"),
    "execution": ("财政审计", "/xxgk/zdly/czsj/index.html"),
    "fees": ("价格收费", "/xxgk/zdly/jgsf/index.html"),
    "functions": ("工作机构", "/gzjg/index.html"),
    "guide": ("信息公开指南", "/xxgk/xxgkzn/index.html"),
    "health": ("医疗卫生", "/xxgk/zdly/ylws/index.html"),
    "interpretation": ("政策解读", "/xxgk/xxgkml/zcjd/index.html"),
    "leaders": ("政府领导", "/xxgk/xxgkml/zfld2/index.html"),
    "on_request": ("依申请公开", "/xxgk/ysqgk/index.html"),
    "plans": ("发展规划", "/xxgk/xxgkml/fzgh/index.html"),
    "policy": ("政府文件", "/xxgk/xxgkml/zfwj/index.html"),
    "projects": ("建设项目", "/xxgk/zdly/jsxm/index.html"),
    "regulations": ("信息公开制度", "/xxgk/xxgkz/index.html"),
    "statistics": ("统计数据", "/xxgk/xxgkml/tjsj/index.html"),
    "statutory": ("政府信息公开目录", "/xxgk/xxgkml/index.html"),
    "welfare": ("社会救助", "/xxgk/zdly/shjz/index.html"),
}
#: Columns that are there and of which the copy lacks pages.
PARTLY = {
    "budget": ("财政资金", "域名无法解析"),
    "education": ("教育服务", "域名无法解析"),
    "environment": ("环境保护", "域名无法解析"),
    "food_drug": ("食品药品安全", "域名无法解析"),
    "land": ("房屋征收", "域名无法解析"),
    "meetings": ("重要会议", "域名无法解析"),
    "notices": ("公示公告", "域名无法解析"),
    "news": ("柘城要闻", "域名无法解析"),
    "procurement": ("政府采购", "域名无法解析"),
    "safety": ("安全生产", "域名无法解析"),
}
#: What only the inspection looks at.
ONLY_INSPECTED = {("other_columns_kept", "/xxgk/zdly/czzj/index.html")}
#: What a person said of each accusation: also what `make accuracy` counts.
HAND = Path(__file__).resolve().parent.parent.parent / "benchmarks" / "zhecheng_verdicts.yml"


def accused(address: str, store: Store) -> set[tuple[str, str]]:
    """Every accusation, by rule and the end of the address that is shown first."""
    return {
        (finding.rule, finding.evidence[0].url.removeprefix(address.rstrip("/")))
        for finding in store.findings("zc")
        if finding.outcome is Outcome.FAIL
    }


def reviewed() -> set[tuple[str, str]]:
    """Every accusation that was looked at and found true in its facts, by rule and the end of its address."""
    entries = [entry for entry in load_yaml(HAND).sequence("verdicts") if entry.string("label") != "wrong"]
    return {(entry.string("rule"), at) for entry in entries for at in entry.strings("at")}


@pytest.fixture(name="audited", scope="module")
def _audited(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The site's address and the workspace of its audit, crawled, judged and reported in this process."""
    copy = shared / "sites" / "zhecheng"
    if not copy.is_dir():
        pytest.skip("the saved site (../shared/sites/zhecheng) is not beside this checkout")
    folder = tmp_path_factory.mktemp("zhecheng")
    with audit_of(copy, folder) as (address, _):
        yield address, folder


@pytest.fixture(name="inspected", scope="module")
def _inspected(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[set[tuple[str, str]], int]:
    """What the national inspection accuses the site of, and how often one of its rules breaks down."""
    copy = shared / "sites" / "zhecheng"
    if not copy.is_dir():
        pytest.skip("the saved site (../shared/sites/zhecheng) is not beside this checkout")
    with audit_of(copy, tmp_path_factory.mktemp("inspected"), SYSTEMS[1]) as (address, store):
        broken = sum(finding.outcome is Outcome.ERROR for finding in store.findings("zc"))
        return accused(address, store), broken


@contextlib.contextmanager
def audit_of(copy: Path, folder: Path, system: str = SYSTEMS[0]) -> Iterator[tuple[str, Store]]:
    """The saved site, crawled and judged in ``folder``: its address while it is served, and the store."""
    with mirrored(copy) as address:
        roster = f"编码,名称,类型,分组,网站\nzc,柘城县人民政府,政府门户,县级,{address}\n"
        (folder / "agencies.csv").write_text(roster, encoding="utf-8")
        (folder / "audit.yaml").write_text(CONFIG.format(system=system), encoding="utf-8")
        workspace = open_workspace(folder)
        with _offline():
            assert crawl_workspace(workspace) == 0
        assert score_workspace(workspace)
        with contextlib.closing(workspace.store()) as store:
            report(store, workspace.reports)
            yield address, store


@contextlib.contextmanager
def _offline() -> Iterator[None]:
    """No name resolves and no address answers but this machine's, for as long as the crawl takes.

    The guard of ``conftest`` is for single tests, and an event loop connects by another call.
    """
    look_up, connect = socket.getaddrinfo, socket.socket.connect_ex

    def guarded_look_up(host: str | bytes | None, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host or ""
        if not name.startswith("127.") and name != "localhost":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return look_up(host, *args, **options)

    def guarded_connect(self: socket.socket, address: Any) -> int:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not str(address[0]).startswith("127."):
            return errno.ENETUNREACH
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        patch.setattr(socket.socket, "connect_ex", guarded_connect)
        yield


@pytest.fixture(name="store")
def _store(audited: tuple[str, Path]) -> Iterator[Store]:
    with contextlib.closing(Store.open(audited[1] / "audit.db")) as store:
        yield store


def test_at_least_twenty_five_columns_are_found(store: Store) -> None:
    found = {column.id for column in store.columns("zc") if column.label and column.searched}
    assert len(found) >= 25, sorted(found)


@pytest.mark.parametrize("column", WHOLE)
def test_lists_are_read_back_to_the_period_where_the_copy_has_the_pages(
    audited: tuple[str, Path], store: Store, column: str
) -> None:
    found = _columns(store)[column]
    label, path = WHOLE[column]
    since = START if found.coverage is Coverage.COMPLETE else found.since
    assert since is not None
    assert since <= START
    assert (found.label, found.url) == (label, audited[0].rstrip("/") + path)


@pytest.mark.parametrize("column", PARTLY)
def test_what_was_not_read_is_named_with_its_reason(store: Store, column: str) -> None:
    found = _columns(store)[column]
    label, reason = PARTLY[column]
    assert (found.coverage, found.label) == (Coverage.PARTIAL, label)
    assert reason in found.limit
    assert found.records > 0


def test_nothing_is_called_absent_while_the_sites_own_name_does_not_answer(store: Store) -> None:
    """意见征集 and 结果反馈 lie in the copy, but every link to them leads to what it lacks."""
    columns = _columns(store)
    assert not [column.id for column in columns.values() if column.coverage is Coverage.ABSENT]
    assert "www.zhecheng.gov.cn" in columns[ColumnId.CONSULTATION].limit


def test_nobody_is_accused_but_where_somebody_has_looked(audited: tuple[str, Path], store: Store) -> None:
    assert accused(audited[0], store) == reviewed() - ONLY_INSPECTED


def test_the_national_inspection_accuses_nobody_else(inspected: tuple[set[tuple[str, str]], int]) -> None:
    found, broken = inspected
    assert not broken
    assert found <= reviewed()
    assert found >= ONLY_INSPECTED


def test_a_list_of_audits_is_asked_about_and_not_held_against_progress(store: Store) -> None:
    (finding,) = [one for one in store.findings("zc") if one.indicator == "K30"]
    assert finding.outcome is Outcome.MANUAL
    assert "财政审计" in finding.reason


def test_no_rule_breaks_down(store: Store) -> None:
    assert not [finding.reason for finding in store.findings("zc") if finding.outcome is Outcome.ERROR]


def test_a_name_that_does_not_resolve_is_no_dead_link(store: Store) -> None:
    """Neither is what a gateway answers for an address outside: links that lead elsewhere stay in doubt."""
    found = [finding for finding in store.findings("zc") if finding.rule == "home_links_alive"]
    assert {finding.outcome for finding in found} == {Outcome.PASS, Outcome.UNAVAILABLE}
    assert any("域名无法解析" in finding.reason for finding in found)


def test_the_governments_own_annual_report_is_told_from_those_of_its_bodies(store: Store) -> None:
    (finding,) = [one for one in store.findings("zc") if one.rule == "annual_report_published_on_time"]
    assert finding.outcome is Outcome.PASS
    assert "2018-02-22" in finding.reason


def test_more_than_half_of_the_points_could_be_checked(audited: tuple[str, Path]) -> None:
    with (audited[1] / "reports" / "ranking.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert float(row["checked"]) >= 0.55


def _columns(store: Store) -> dict[str, Column]:
    return {column.id: column for column in store.columns("zc")}
