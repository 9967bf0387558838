"""Rule: the site's identity code has the prescribed form and belongs to the district.

要求：网站标识码为10位：地方网站是6位行政区划码加4位序号，部委系统是 bm 加8位数字。

依据：国办发〔2017〕47号；网站标识码由“全国政府网站信息报送系统”统一编发。

认定：
1. 取首页页脚“标识码”后的编码和首页 SiteIDCode 标签；都符合格式的合格。
2. SiteIDCode 有内容而不符合格式的，记一条不合格；以 N 开头的（非政府网站编码）、其他字母开头而
   有7位以上数字的（可能另有编码规则）转人工。
3. 写明 prefixes（本地行政区划码前几位）而编码不以其中之一开头的，记一条不合格；部委系统（bm）
   的编码不含行政区划，转人工。
4. 没有读到编码的存疑（是否缺少由“页脚标识齐全”“页面标签齐全”认定）。

不适用：学校、医院、企事业单位、党组织和村(社区)；没有独立网站、只在上级网站上有栏目的单位。

整改：按报送系统编发的标识码改正页脚和标签。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from audit.model import Evidence, Finding, PageFacts
from audit.widths import plain_width
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Home
from rules.sitepages import GOVERNMENT, hosted_elsewhere, is_hosted, seen_on, tag

TITLE = "网站标识码规范"
CATALOGUE = ("ZY-04", "MT-03")
REQUIRES = Home()
_FORM = re.compile(r"bm\d{8}|\d{10}", re.IGNORECASE)
#: Letters before eight figures or more: a series that is not known here.
_OTHER_SERIES = re.compile(r"[a-z]{1,3}\d{7,10}", re.IGNORECASE)
_IN_FOOT = re.compile(r"标\s*识\s*(?:编)?\s*码\s*[:：]?\s*([A-Za-z]{0,2}\d{6,12})(?!\d)")


def check(facts: Facts, *, as_of: date, prefixes: tuple[str, ...] = ()) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    if facts.agency.kind not in GOVERNMENT:
        yield not_applicable(f"{facts.agency.kind.label}没有政府网站标识码")
        return
    if is_hosted(facts.agency):
        yield hosted_elsewhere(facts.agency)
        return
    home = facts.home
    assert home is not None, "the runner asks for a home page that was read"
    codes = dict(_codes(home))
    if not codes:
        yield unavailable("首页没有读到网站标识码，由页脚、标签的指标认定", (seen_on(home),))
        return
    found = [finding for where, code in codes.items() if (finding := _judged(home, where, code, prefixes))]
    yield from found
    if not found:
        told = "、".join(f"{where} {code}" for where, code in codes.items())
        yield passed(f"网站标识码符合格式：{told}", (seen_on(home, told),))


def _codes(home: PageFacts) -> Iterator[tuple[str, str]]:
    foot = _IN_FOOT.search(plain_width(home.footer))
    if foot:
        yield "页脚", foot[1]
    stated = tag(home, "SiteIDCode")
    if stated:
        yield "SiteIDCode 标签", stated


def _judged(home: PageFacts, where: str, code: str, prefixes: tuple[str, ...]) -> Finding | None:
    here: tuple[Evidence, ...] = (seen_on(home, f"{where}：{code}"),)
    if code[:1] in "Nn":
        return manual(f"{where}的编码 {code} 以 N 开头，是非政府网站的编码，请人工核对", here, where)
    if not _FORM.fullmatch(code):
        if _OTHER_SERIES.fullmatch(code):
            return manual(f"{where}的编码 {code} 不是常见的形式，请人工核对是否另有编码规则", here, where)
        if where == "页脚":
            return manual(f"页脚的编码 {code} 不是10位，可能没有读全，请人工核对", here, where)
        return failed(f"{where}的编码 {code} 不是10位数字或 bm 加8位数字", here, where)
    if prefixes and code[:2].casefold() == "bm":
        reason = f"{where}的编码 {code} 是部委系统（垂直管理）的，不含行政区划码，请人工核对"
        return manual(reason, here, where)
    if prefixes and not code.casefold().startswith(tuple(prefix.casefold() for prefix in prefixes)):
        wanted = "、".join(prefixes)
        return failed(f"{where}的编码 {code} 不以本地的 {wanted} 开头", here, where)
    return None
