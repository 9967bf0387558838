"""The demonstration's sites: whole, reachable, written as claimed, and true to what was planted."""

from __future__ import annotations

import http.client
import io
import re
import socket
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import lxml.html
import pypdf
import pytest

from audit.model import AgencyKind, ColumnId, Outcome
from rules.runner import load_rules
from scoring.system import load_system
from zwgk.demo import Demo, DemoSite, build_demo, serve

AS_OF = date(2026, 6, 30)
#: Rules that the demonstration shows from all sides; the others have their tables of cases (tests/rules).
SHOWN = frozenset(
    {
        "annual_report_has_six_parts",
        "annual_report_published_on_time",
        "attachments_open",
        "budget_has_three_public",
        "budget_published",
        "column_not_empty",
        "column_present",
        "column_updated",
        "columns_kept_up",
        "consultation_lasts_thirty_days",
        "consultation_result_fed_back",
        "dates_plausible",
        "document_published_within_working_days",
        "double_publicity_within_seven_workdays",
        "footer_identity_code",
        "guide_has_elements",
        "home_links_alive",
        "home_updated",
        "meta_tags_present",
        "no_duplicate_padding",
        "no_placeholder_content",
        "platform_has_four_parts",
        "policy_interpreted",
    }
)


@pytest.fixture(name="demo", scope="module")
def _demo() -> Demo:
    return build_demo(AS_OF)


@pytest.fixture(name="bases", scope="module")
def _bases(demo: Demo) -> Iterator[Mapping[str, str]]:
    with serve(demo) as bases:
        yield bases


def text_of(site: DemoSite, path: str) -> str:
    return site.pages[path].body.decode(site.charset)


def html_pages(site: DemoSite) -> dict[str, str]:
    return {
        path: page.body.decode(site.charset)
        for path, page in site.pages.items()
        if page.status == 200 and page.headers["Content-Type"] == "text/html"
    }


def links_of(path: str, html: str) -> set[str]:
    """Paths on the same site that the page links to, with their query."""
    found = set()
    source = re.sub(r"<!--\n(<ul.*?</ul>)\n-->", r"\1", html, flags=re.DOTALL)  # UCAP's commented rows
    source = re.sub(r"<!\[CDATA\[(.*?)\]\]>", r"\1", source, flags=re.DOTALL)
    source = source.replace('<script type="text/xml">', "<div>")
    for _, attribute, link, _ in lxml.html.fromstring(source).iterlinks():
        if attribute == "action" or link.startswith("javascript:"):
            continue
        parts = urlsplit(urljoin(f"http://site{path}", link.replace("@@BASE@@", "http://site")))
        found.add(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def test_the_same_day_gives_the_same_bytes(demo: Demo) -> None:
    again = build_demo(AS_OF)
    assert again.truth == demo.truth
    assert all(
        a.pages == b.pages and a.stores == b.stores for a, b in zip(again.sites, demo.sites, strict=True)
    )


def test_a_day_the_planted_deadlines_do_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="检查日"):
        build_demo(date(2026, 3, 1))


def test_there_are_enough_sites_of_every_kind_in_enough_markups(demo: Demo) -> None:
    kinds = [site.kind for site in demo.sites]
    assert len(demo.sites) >= 12
    assert kinds.count(AgencyKind.DEPARTMENT) >= 6
    assert kinds.count(AgencyKind.TOWNSHIP) == 3
    assert {AgencyKind.PORTAL, AgencyKind.SCHOOL, AgencyKind.HOSPITAL} <= set(kinds)
    assert len({site.cms for site in demo.sites}) >= 7
    assert all(30 <= len(html_pages(site)) <= 180 for site in demo.sites if not site.down)


def test_every_internal_link_leads_somewhere_unless_it_was_planted_dead(demo: Demo) -> None:
    for site in demo.sites:
        lost = set()
        for path, html in html_pages(site).items():
            for link in links_of(path, html):
                page = site.pages.get(link) or site.pages.get(link.split("?")[0])
                proxied = "dataproxy.jsp" in link
                if not proxied and (page is None or page.status == 404):
                    lost.add(link)
        files = {path for path in lost if path.startswith("/d/file/")}
        assert lost - files == site.dead, site.id
        assert len(files) == (site.id == "scjg")  # the attachment that is gone


def test_every_page_can_be_reached_from_the_home_page(demo: Demo) -> None:
    for site in demo.sites:
        if site.down:
            continue
        pages = html_pages(site)
        proxied = {link for rows in site.stores.values() for row in rows for link in links_of("/", row)}
        seen, queue = {"/"}, ["/", *(path for path in proxied if path in pages)]
        while queue:
            path = queue.pop()
            extra = scripted_pages(path, pages[path])
            for link in links_of(path, pages[path]) | extra:
                if link in pages and link not in seen:
                    seen.add(link)
                    queue.append(link)
        hidden = set(pages) - seen - proxied - {"/index.html", "/index.htm"}
        assert all(behind_a_barrier(site, path) for path in hidden), (site.id, sorted(hidden)[:5])


def scripted_pages(path: str, html: str) -> set[str]:
    """The pages that TRS's and UCAP's pager scripts would link to."""
    trs = re.search(r'createPageHTML\((\d+), \d+, "(\w+)", "(\w+)"\)', html)
    if trs:
        folder = path.rsplit("/", 1)[0]
        return {f"{folder}/{trs[2]}_{n}.{trs[3]}" for n in range(1, int(trs[1]))}
    ucap = re.search(r"createPageHTML\('page_div', (\d+), \d+, '(\w+)', '(\w+)', \d+\)", html)
    if ucap:
        folder = path.rsplit("/", 1)[0]
        return {f"{folder}/{ucap[2]}_{n}.{ucap[3]}" for n in range(2, int(ucap[1]) + 1)}
    return set()


def behind_a_barrier(site: DemoSite, path: str) -> bool:
    """Articles of a list that only a script can fill hang on no link."""
    return site.id == "yiyuan" and path.startswith("/yx/") and "zwgklist" not in path


def test_pages_are_written_in_the_encoding_that_was_planted(demo: Demo) -> None:
    for site in demo.sites:
        if site.down:
            continue
        body = site.pages["/"].body
        claimed = re.search(rb"charset=[\"']?([\w-]+)", body)
        assert claimed is not None
        assert claimed[1].decode() == site.declared, site.id
        assert site.name in body.decode(site.charset)
    old, mislabelled = demo.site("wjw"), demo.site("qingshi")
    assert (old.charset, old.declared) == ("gbk", "gb2312")
    with pytest.raises(UnicodeDecodeError):
        old.pages["/"].body.decode("utf-8")
    assert (mislabelled.charset, mislabelled.declared) == ("utf-8", "gbk")


def test_titles_within_a_site_repeat_only_where_padding_was_planted(demo: Demo) -> None:
    for site in demo.sites:
        titles = [
            match[1]
            for html in html_pages(site).values()
            if (match := re.search(r'name="ArticleTitle" content="([^"]+)"', html))
        ]
        repeated = {title for title in titles if titles.count(title) > 1}
        assert bool(repeated) == (site.id == "liuyin"), (site.id, repeated)


def test_attachments_are_real_documents(demo: Demo) -> None:
    checked = set()
    for site in demo.sites:
        for path, page in site.pages.items():
            kind = page.headers["Content-Type"]
            if path.startswith("/interface/"):
                continue  # rows for a script, no document
            if kind == "application/pdf" and kind not in checked:
                assert "云岫县" in pypdf.PdfReader(io.BytesIO(page.body)).pages[0].extract_text()
            elif "officedocument" in kind:
                assert zipfile.ZipFile(io.BytesIO(page.body)).testzip() is None
            checked.add(kind)
            if kind.startswith("application/"):
                assert len(page.body) > 1024
    assert len({kind for kind in checked if kind.startswith("application/")}) == 3


def test_the_sums_of_every_annual_report_hold(demo: Demo) -> None:
    """I1 to I3 of catalogue §3.3, read off the page as an auditor would."""
    reports = 0
    for site in demo.sites:
        for html in html_pages(site).values():
            if "勾稽关系" not in html:
                continue
            tables = [t for t in lxml.html.fromstring(html).iter("table") if "自然人" in t.text_content()]
            table = tables[-1]  # layout tables stand around it
            rows = [[cell.text_content() for cell in row.iter("td")] for row in table.iter("tr")]
            data = {tuple(row[:-7])[-1]: [int(value) for value in row[-7:]] for row in rows[3:]}
            new, brought, carried = (
                data[label]
                for label in (
                    "一、本年新收政府信息公开申请数量",
                    "二、上年结转政府信息公开申请数量",
                    "四、结转下年度继续办理",
                )
            )
            total = data["（七）总计"]
            leaves = [[int(value) for value in row[-7:]] for row in rows[5:-2]]
            assert len(leaves) == 21
            assert [sum(column) for column in zip(*leaves, strict=True)] == total
            assert [a + b for a, b in zip(new, brought, strict=True)] == [
                a + b for a, b in zip(total, carried, strict=True)
            ]
            assert all(sum(values[:6]) == values[6] and min(values) >= 0 for values in data.values())
            reports += 1
    assert reports >= 30


def test_truth_names_bodies_rules_and_parameters_that_exist(demo: Demo) -> None:
    rules = load_rules()
    agencies = {site.id for site in demo.sites}
    for planted in demo.truth:
        assert planted.agency in agencies
        names = {parameter.name for parameter in rules[planted.rule].spec.parameters}
        assert set(planted.parameters) <= names, planted
        if "column" in planted.parameters:
            assert planted.parameters["column"] in set(ColumnId)
        assert planted.why


def test_the_rules_of_the_demonstration_are_seen_to_pass_to_fail_and_to_abstain(demo: Demo) -> None:
    specs = {name: rule.spec for name, rule in load_rules().items()}
    assert {indicator.rule for indicator in load_system("key-tasks-2026", specs).indicators} >= SHOWN
    for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.UNAVAILABLE):
        seen = {planted.rule for planted in demo.truth if planted.outcome is outcome}
        assert seen >= SHOWN, outcome
    assert len(demo.truth) >= 40


def test_nothing_contradicts_itself_and_clean_bodies_have_no_faults(demo: Demo) -> None:
    verdicts: dict[tuple[object, ...], set[Outcome]] = {}
    for planted in demo.truth:
        key = (planted.agency, planted.rule, *sorted(planted.parameters.items()))
        verdicts.setdefault(key, set()).add(planted.outcome)
    assert all(len(outcomes) == 1 for outcomes in verdicts.values())
    bonus = {"days": 3}
    faults = {p.agency for p in demo.truth if p.outcome is Outcome.FAIL and p.parameters != bonus}
    assert len(demo.clean) >= 3
    assert not faults & demo.clean
    assert {AgencyKind.DEPARTMENT, AgencyKind.TOWNSHIP} <= {demo.site(agency).kind for agency in demo.clean}


def test_every_planted_url_part_is_on_its_site(demo: Demo) -> None:
    for planted in demo.truth:
        if planted.url_part is not None:
            paths = demo.site(planted.agency).pages
            assert any(planted.url_part in path for path in paths), planted


def test_sites_are_served_with_their_own_address_and_kept_open(bases: Mapping[str, str]) -> None:
    address = urlsplit(bases["czj"])
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    for _ in range(3):  # three requests over one connection
        connection.request("GET", "/")
        answer = connection.getresponse()
        body = answer.read().decode()
        assert answer.status == 200
        assert answer.version == 11
    assert f'href="{bases["czj"]}/' in body
    assert f'name="SiteDomain" content="{address.netloc}"' in body
    assert "@@" not in body
    connection.close()


def test_an_unknown_path_is_a_404_and_robots_are_welcome(bases: Mapping[str, str]) -> None:
    address = urlsplit(bases["fgj"])
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    statuses = {}
    for path in ("/nowhere.html", "/robots.txt"):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        statuses[path] = answer.status
    connection.close()
    assert statuses == {"/nowhere.html": 404, "/robots.txt": 200}


def test_a_flaky_page_fails_once_and_then_answers(demo: Demo) -> None:
    with serve(demo) as bases:
        address = urlsplit(bases["scjg"])
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
        seen = []
        for path in ("/zt/fxxf/index.html", "/zt/fxxf/index.html", "/old/index.html", "/old/index.html"):
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            seen.append(answer.status)
        connection.close()
    assert seen == [500, 200, 404, 404]


def test_the_data_proxy_hands_out_the_rows_asked_for(demo: Demo, bases: Mapping[str, str]) -> None:
    number, rows = max(demo.site("fgj").stores.items(), key=lambda store: len(store[1]))
    assert len(rows) > 15
    request = Request(  # the address is our own server's
        f"{bases['fgj']}/module/web/jpage/dataproxy.jsp?startrecord=16&endrecord=30&perpage=5",
        data=f"col=1&appid=1&webid=23&path=/&columnid={number}&unitid=4{number}".encode(),
    )
    with urlopen(request, timeout=10) as answer:
        body = answer.read().decode()
    assert f"<totalrecord>{len(rows)}</totalrecord>" in body
    assert body.count("<record>") == len(rows) - 15
    assert rows[-1] in body
    assert rows[0] not in body


def test_a_site_that_is_down_refuses_and_a_guarded_column_blocks(
    demo: Demo, bases: Mapping[str, str]
) -> None:
    address = urlsplit(bases["yjj"])
    with pytest.raises(ConnectionRefusedError), socket.create_connection((address.hostname, address.port)):
        pass
    statuses = {page.status for page in demo.site("taping").pages.values()}
    assert {200, 403, 412} <= statuses


def test_a_list_for_scripts_shows_no_record_and_no_sentence_about_being_empty(demo: Demo) -> None:
    site = demo.site("yiyuan")
    shell = next(html for html in html_pages(site).values() if 'v-for="item in list"' in html)
    assert "{{ item.title }}" in shell
    assert "暂无" not in shell
    assert "无此类情况" not in shell
