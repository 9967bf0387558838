"""When a list counts as read: order of time, pages out of reach, columns above that show the same."""

from __future__ import annotations

from datetime import date, timedelta

from audit.model import Column, ColumnId, Coverage, FetchOutcome
from crawler.chains import Chain
from crawler.columns import Choice
from crawler.coverage import Shown, found_column, is_hub
from crawler.page import NavLink, PageKind, PageRequest, RecordLink
from crawler.stored import StoredReading

SITE = "http://www.example.gov.cn"
HORIZON = date(2018, 1, 1)
LAST = date(2018, 7, 20)


def rows(*days: date | None, name: str = "通知") -> tuple[RecordLink, ...]:
    return tuple(
        RecordLink(f"{name}{number}", day, f"{name}{number}.html", f"{SITE}/{name}{number}.html")
        for number, day in enumerate(days)
    )


def every(step: int, count: int) -> list[date]:
    """``count`` days, newest first, ``step`` days apart."""
    return [LAST - timedelta(days=step * number) for number in range(count)]


def page(
    path: str, records: tuple[RecordLink, ...], following: str = "", total: int | None = None
) -> StoredReading:
    return StoredReading(
        f"{SITE}{path}",
        f"{SITE}{path}",
        FetchOutcome.OK,
        kind=PageKind.LIST,
        digest=path,
        records=records,
        next_page=PageRequest(f"{SITE}{following}") if following else None,
        total_records=total,
    )


def broken(path: str) -> StoredReading:
    return StoredReading(f"{SITE}{path}", f"{SITE}{path}", FetchOutcome.DNS)


def chain_of(*pages: StoredReading) -> Chain:
    chain = Chain(pages[0].key, HORIZON)
    for one in pages:
        chain.feed(one)
    return chain


def test_what_follows_an_ordered_page_that_goes_back_beyond_the_period_may_be_out_of_reach() -> None:
    chain = chain_of(page("/tjsj/", rows(*every(30, 15)), "/tjsj/2.html", 54), broken("/tjsj/2.html"))
    assert chain.complete


def test_an_ordered_page_that_ends_within_the_period_is_not_the_whole() -> None:
    chain = chain_of(page("/tjsj/", rows(*every(3, 15)), "/tjsj/2.html", 54), broken("/tjsj/2.html"))
    assert not chain.complete
    assert "第2页未能读取（域名无法解析）" in chain.limit


def test_rows_in_no_order_of_time_prove_nothing_of_the_next_page() -> None:
    days = every(30, 15)
    days[3], days[9] = days[9], days[3]
    chain = chain_of(page("/tjsj/", rows(*days), "/tjsj/2.html"), broken("/tjsj/2.html"))
    assert not chain.complete


def test_a_row_without_a_date_may_hide_any_order() -> None:
    chain = chain_of(page("/tjsj/", rows(*every(30, 14), None), "/tjsj/2.html"), broken("/tjsj/2.html"))
    assert not chain.complete


def test_two_days_are_no_order() -> None:
    days = [LAST] * 8 + [date(2017, 12, 1)] * 7
    chain = chain_of(page("/tjsj/", rows(*days), "/tjsj/2.html"), broken("/tjsj/2.html"))
    assert not chain.complete


def test_a_pinned_row_does_not_break_the_order() -> None:
    pinned = RecordLink("置顶", date(2015, 1, 1), "t.html", f"{SITE}/t.html", pinned=True)
    chain = chain_of(page("/tjsj/", (pinned, *rows(*every(30, 15))), "/tjsj/2.html"), broken("/tjsj/2.html"))
    assert chain.complete


def test_how_far_back_an_ordered_list_was_read_is_known_though_the_rest_is_not() -> None:
    chain = chain_of(page("/tjsj/", rows(*every(3, 15)), "/tjsj/2.html", 54), broken("/tjsj/2.html"))
    assert chain.since == LAST - timedelta(days=3 * 14 - 1)  # of the oldest day, more may follow


def test_without_an_order_nobody_knows_how_far_back() -> None:
    chain = chain_of(page("/tjsj/", rows(*every(3, 14), None), "/tjsj/2.html"), broken("/tjsj/2.html"))
    assert chain.since is None


def column_of(*chains: Chain) -> Column:
    starts = [page(chain.start.removeprefix(SITE), rows(*every(3, 15))) for chain in chains]
    choice = Choice(ColumnId.POLICY, chains[0].start, (chains[0].start,), "政策", ("政策",), "导航文字", 64)
    return found_column(ColumnId.POLICY, choice, starts, chains, Shown(15, LAST))


def test_a_column_was_read_back_as_far_as_the_shortest_of_its_lists() -> None:
    near = chain_of(page("/a/", rows(*every(3, 15)), "/a/2.html"), broken("/a/2.html"))
    far = chain_of(page("/b/", rows(*every(5, 15)), "/b/2.html"), broken("/b/2.html"))
    assert near.since is not None
    assert far.since is not None
    assert near.since > far.since
    assert column_of(far, near).since == near.since


def test_a_list_of_which_nothing_is_known_leaves_the_column_unknown() -> None:
    near = chain_of(page("/a/", rows(*every(3, 15)), "/a/2.html"), broken("/a/2.html"))
    mixed = chain_of(page("/b/", rows(*reversed(every(3, 15))), "/b/2.html"), broken("/b/2.html"))
    column = column_of(near, mixed)
    assert (column.coverage, column.since) == (Coverage.PARTIAL, None)


def test_what_was_out_of_reach_below_was_read_above_as_far_as_that_goes() -> None:
    days = every(3, 15)
    below = chain_of(page("/zcwj/zfb/", rows(*days), "/zcwj/zfb/2.html", 40), broken("/zcwj/zfb/2.html"))
    first = page("/zcwj/", rows(*days), "/zcwj/2.html", 90)
    older = [LAST - timedelta(days=42 + 3 * number) for number in range(1, 15)]
    second = page("/zcwj/2.html", rows(*older, name="文件"), "/zcwj/3.html", 90)
    above = chain_of(first, second, broken("/zcwj/3.html"))
    assert not above.complete
    assert column_of(above, below).since == above.since == older[-1] + timedelta(days=1)


def above_and_below(*, above_total: int | None, name: str = "通知") -> tuple[Chain, Chain]:
    days = every(3, 15)
    below = chain_of(
        page("/zcwj/zfb/", rows(*days, name=name), "/zcwj/zfb/2.html", 40), broken("/zcwj/zfb/2.html")
    )
    more = rows(*every(20, 14), name="文件")
    above = chain_of(page("/zcwj/", (*rows(*days), *more), "", above_total))
    return above, below


def test_a_sub_column_whose_rows_stand_in_the_column_above_was_read_there() -> None:
    above, below = above_and_below(above_total=29)
    assert not below.is_within(above)  # it claims fewer than the sub-column: only each one's latest
    above, below = above_and_below(above_total=None)
    assert not below.is_within(above)  # a single page without a pager
    below.records_claimed = 29
    above.records_claimed = 29
    assert below.is_within(above)


def test_a_sub_column_with_rows_of_its_own_was_not() -> None:
    above, below = above_and_below(above_total=29, name="通报")
    above.records_claimed = below.records_claimed = 29
    assert not below.is_within(above)


def test_a_list_in_another_folder_is_no_column_above() -> None:
    above, below = above_and_below(above_total=29)
    above.records_claimed = below.records_claimed = 29
    above.start = f"{SITE}/tzgg/"
    assert not below.is_within(above)


def index_page(*paths: str) -> StoredReading:
    links = tuple(NavLink(f"县{path}局", path, f"{SITE}{path}", (), "body") for path in paths)
    menu = tuple(NavLink(f"栏目{n}", "", f"{SITE}/m{n}/", (), "menu") for n in range(9))
    return StoredReading(
        f"{SITE}/gzjg/", f"{SITE}/gzjg/", FetchOutcome.OK, navigation=links + menu, scripted=True
    )


def test_a_page_of_links_to_every_body_is_the_column_of_bodies() -> None:
    bodies = index_page(*(f"/gzjg/zfbm/{letter}/" for letter in "abcde"))
    assert is_hub(ColumnId.FUNCTIONS, bodies)
    assert not is_hub(ColumnId.POLICY, bodies)


def test_the_menu_of_the_site_makes_no_index() -> None:
    assert not is_hub(ColumnId.FUNCTIONS, index_page("/gzjg/zfbm/a/"))


def test_of_a_columns_pages_those_that_were_read_come_first() -> None:
    gone = StoredReading(f"{SITE}/old.html", f"{SITE}/old.html", FetchOutcome.NOT_FOUND)
    alive = page("/zcwj/", rows(*every(3, 5)))
    choice = Choice(
        ColumnId.POLICY, gone.key, (gone.key, alive.key), "政策文件", ("政策文件",), "导航文字", 64
    )
    dead = Chain(gone.key, HORIZON)
    dead.feed(gone)
    column = found_column(ColumnId.POLICY, choice, [gone, alive], [dead, chain_of(alive)], Shown(5, LAST))
    assert column.url == alive.key
    assert column.coverage is Coverage.COMPLETE


def framed(*frames: str) -> Chain:
    links = tuple(NavLink("框架", url, url, (), "frame") for url in frames)
    return chain_of(
        StoredReading(f"{SITE}/tzgg/", f"{SITE}/tzgg/", FetchOutcome.OK, digest="f", navigation=links)
    )


def test_the_list_of_a_page_without_one_is_in_a_frame_of_its_own_host() -> None:
    weather, sister = "http://www.tianqi.example.com/i", "http://xx.example.gov.cn/l"
    own = f"{SITE}/list.html"
    assert framed(weather, sister, own).next_key == own
    assert framed(weather, sister).next_key == sister


def test_a_frame_that_another_site_lends_holds_no_list() -> None:
    assert framed("http://www.tianqi.example.com/i", "http://map.qita.gov.cn/").ended
