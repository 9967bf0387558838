"""Pages with marks, tags and feet, as rules about pages are tested with."""

from __future__ import annotations

from audit.model import PageFacts, PageMark
from tests.rules.facts_for_tests import FETCHED, SITE

HEAD = {"SiteName": "清源县教育局", "SiteDomain": "jyj.qingyuan.gov.cn", "SiteIDCode": "4114240001"}
FOOT = (
    "主办：清源县教育局 地址：人民路12号 电话：0371-1234567 豫ICP备05012345号 "
    "豫公网安备41000000000001号 网站标识码：4114240001"
)
PARTY, REPORT = PageMark.PARTY_MARK, PageMark.ERROR_REPORT


def seen_page(
    role: str = "home",
    name: str = "",
    *,
    meta: dict[str, str] | None = None,
    footer: str = "",
    title: str = "清源县教育局",
    site: str = SITE,
    looked: bool = True,
    **marks: str,
) -> PageFacts:
    """A page of that role with those marks (by name); ``looked`` is whether anybody looked for any."""
    url = f"{site}/" if role == "home" else f"{site}/{role}/{name or title}.html"
    found = {PageMark(mark): words for mark, words in marks.items()}
    return PageFacts(
        url, role, "ef" * 32, FETCHED, title, meta or {}, footer, links=3, marks=found if looked else None
    )
