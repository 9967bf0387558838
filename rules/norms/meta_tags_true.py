"""Rule: what the standard meta tags say is true of their page.

要求：站点标签、内容标签的内容与网站、页面的实际情况一致。

依据：国办发〔2017〕47号附件《网页设计规范》（SiteDomain、SiteIDCode、SiteName、PubDate、ArticleTitle）。

认定：
1. 按网址排序取首页、lists 个栏目页、articles 个内容页（只取本单位网站的页面），只认定有内容的标签（缺少的由
   “页面标签齐全”认定）。
2. SiteDomain 与页面域名及其主域都不同、PubDate 读不出日期或与页面标明的发布日期不是同一天、SiteIDCode 与同一
   页面页脚的网站标识码不同的，每种错误记一条不合格（多个页面同样的错误算一条）。
3. ArticleTitle 与读到的正文标题、列表标题的相似度都不到 unlike 的，每页记一条不合格；没有读到正文标题的，或
   介于 unlike 与 similar 之间的转人工。
4. SiteDomain 带 http:// 或只与主域相同、SiteName 看不出是本单位（或所在地区）的，转人工。
5. 一个标签都没有可比的，存疑。

不适用：2017年5月15日该规范印发前的评估。

整改：修改网站模板，由系统按实际域名、标识码、标题和发布时间（24小时制）填写标签。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from audit.model import Finding, PageFacts, PageMark
from rules.dates import days_in
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.names import cores
from rules.requirements import Home, Pages
from rules.sitepages import called, is_bare, mark_on, name_of, own_pages, sampled_pages, seen_on, tag
from rules.titles import likeness, plain

TITLE = "页面标签内容真实"
CATALOGUE = ("MT-02", "MT-03", "MT-04", "MT-05", "MT-06", "W-D27")
REQUIRES = (Home(), Pages())
#: 国办发〔2017〕47号 is of this day.
_SINCE = date(2017, 5, 15)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2})?)?$")
_FOOT_CODE = re.compile(r"标\s*识\s*(?:编)?\s*码\s*[:：]?\s*(bm\d{8}|\d{10})(?!\d)", re.IGNORECASE)
_LABELS = re.compile(r"^(?:[^.]+\.)*?([^.]+\.(?:gov|com|org|net|edu)\.cn|[^.]+\.[^.]+)$")

#: What a look at one tag of one page brings: (is it wrong?, what to say); None where nothing can be compared.
Said = tuple[bool | None, str]


def check(
    facts: Facts,
    *,
    as_of: date,
    lists: int = 5,
    articles: int = 5,
    similar: Decimal = Decimal("0.8"),
    unlike: Decimal = Decimal("0.4"),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    if as_of < _SINCE:
        yield not_applicable(f"检查日 {as_of} 早于网页设计规范印发（{_SINCE}）")
        return
    own = own_pages(facts)
    pages = [
        *sampled_pages(own, "home", 1),
        *sampled_pages(own, "list", lists),
        *sampled_pages(own, "article", articles),
    ]
    looks: dict[str, Callable[[PageFacts], Said | None]] = {
        "SiteDomain": _domain,
        "SiteIDCode": _code,
        "SiteName": lambda page: _name(page, facts.agency.name),
        "PubDate": _day,
    }
    compared = 0
    found: list[Finding] = []
    for name, look in looks.items():
        seen = [(page, said) for page in pages if tag(page, name) and (said := look(page)) is not None]
        compared += len(seen)
        found.extend(_told(name, seen))
    titled = [page for page in pages if page.role == "article" and tag(page, "ArticleTitle")]
    compared += len(titled)
    found.extend(_titles(titled, similar, unlike))
    yield from found
    if not compared:
        yield unavailable(f"抽查的 {len(pages)} 个页面没有可以核对的标签", map(seen_on, pages))
    elif not found:
        yield passed(f"抽查 {len(pages)} 个页面，核对标签 {compared} 处，内容与页面一致", map(seen_on, pages))


def _told(name: str, seen: list[tuple[PageFacts, Said]]) -> Iterator[Finding]:
    """One finding for all pages with the same tag wrong (a template's mistake), one for those in doubt."""
    wrong = [(page, words) for page, (bad, words) in seen if bad]
    doubtful = [(page, words) for page, (bad, words) in seen if bad is None]
    if wrong:
        page, words = wrong[0]
        reason = f"{called(page)}的 {name} 不真实：{words}（{len(seen)} 个页面中有 {len(wrong)} 个）"
        yield failed(reason, [seen_on(page, f"{name}={tag(page, name)}") for page, _ in wrong], name)
    if doubtful:
        page, words = doubtful[0]
        reason = f"{called(page)}的 {name} 请人工核对：{words}（{len(doubtful)} 个页面）"
        yield manual(reason, (seen_on(page, f"{name}={tag(page, name)}") for page, _ in doubtful), name)


def _domain(page: PageFacts) -> Said | None:
    here, stated = name_of(page.url), tag(page, "SiteDomain")
    there = name_of(stated)
    if is_bare(here):
        return None
    if not there or "." not in there:
        return True, f"“{stated}”不是域名"
    if _bare_name(here) != _bare_name(there):
        if _registered(here) != _registered(there):
            return True, f"标签写 {stated}，页面在 {here}"
        if not (here.endswith(f".{_bare_name(there)}") or there.endswith(f".{_bare_name(here)}")):
            return None, f"标签写 {stated}，页面在 {here}，主域相同"
    if "//" in stated:
        return None, f"域名前多了 http://（{stated}）"
    return False, ""


def _bare_name(name: str) -> str:
    return name.removeprefix("www.")


def _registered(name: str) -> str:
    """What was registered: x.gov.cn of a.b.x.gov.cn."""
    match = _LABELS.match(name)
    return match[1] if match else name


def _code(page: PageFacts) -> Said | None:
    foot = _FOOT_CODE.search(page.footer)
    stated = tag(page, "SiteIDCode")
    if foot is None:
        return None
    if stated.casefold() == foot[1].casefold():
        return False, ""
    return True, f"标签写 {stated}，页脚写 {foot[1]}"


def _name(page: PageFacts, agency: str) -> Said | None:
    stated = plain(tag(page, "SiteName"))
    if any(core in stated for core in cores(agency)):
        return False, ""
    return None, f"“{tag(page, 'SiteName')}”看不出是{agency}的网站"


def _day(page: PageFacts) -> Said | None:
    stated = tag(page, "PubDate")
    if page.role != "article":
        return None
    day = _parsed(stated)
    if day is None:
        return True, f"“{stated}”读不出日期"
    shown = mark_on(page, PageMark.PUBLISHED)
    days = {written.day for written in days_in(shown)}
    if not days or day in days:
        return False, ""
    return True, f"标签写 {stated}，页面写发布时间 {shown}"


def _parsed(text: str) -> date | None:
    written = next(days_in(text), None)
    if written is not None:
        return written.day
    match = _COMPACT.match(text.strip())
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _titles(pages: list[PageFacts], similar: Decimal, unlike: Decimal) -> Iterator[Finding]:
    for page in pages:
        stated = tag(page, "ArticleTitle")
        others = (page.title, mark_on(page, PageMark.HEADING), mark_on(page, PageMark.TITLE))
        best = max((_alike(stated, other) for other in others if other), default=None)
        if best is None or best >= similar:
            continue
        words = f"ArticleTitle 写“{stated}”，页面标题是“{page.title}”，相似度 {best:.2f}"
        # A title element that names the column, and no heading that could be read, prove nothing.
        headed = mark_on(page, PageMark.HEADING) or mark_on(page, PageMark.TITLE)
        if best < unlike and headed:
            yield failed(f"{called(page)}的 {words}", (seen_on(page, stated),), page.title)
        else:
            yield manual(f"{called(page)}的 {words}，请人工核对", (seen_on(page, stated),), page.title)


def _alike(first: str, second: str) -> Decimal:
    """How alike two titles are; one that was cut short, or stands within the other, is the same."""
    left, right = plain(first), plain(second)
    if not left or not right:
        return Decimal(0)
    if left in right or right in left:
        return Decimal(1)
    return Decimal(str(round(likeness(left, right), 4)))
