"""Rule: a body has one site, and small bodies have none of their own (listed only).

要求：一个单位最多开设一个网站；县级政府部门、乡镇街道原则上不单独建站，内容并入上级门户。

依据：国办发〔2017〕47号《政府网站发展指引》。

认定：
1. 名册中本单位的网站在两个以上不同域名的（不计 www.），转人工。
2. 乡镇街道使用自己的独立域名（首页网址没有下级目录）的，转人工。
3. 其余合格。县级部门能否单独建站各地规定不同，不作认定。

不适用：学校、医院、企事业单位、党组织和村(社区)。

整改：关停多余网站，内容迁移到上级门户，设置跳转并公告。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from audit.model import AgencyKind, Evidence, Finding, Outcome
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, unavailable
from rules.requirements import Home
from rules.sitepages import host, is_bare, name_of

TITLE = "一个单位一个网站"
CATALOGUE = ("ZY-02", "SD-062")
REQUIRES = Home()
#: How many sites a body may have is settled by the plan of its district: only a person knows it.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
_GOVERNMENT = frozenset({AgencyKind.PORTAL, AgencyKind.DEPARTMENT, AgencyKind.TOWNSHIP})


def check(facts: Facts, *, as_of: date) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    agency = facts.agency
    if agency.kind not in _GOVERNMENT:
        yield not_applicable(f"{agency.kind.label}不在此列")
        return
    sites = [Evidence(site) for site in agency.sites]
    hosts = sorted({host(site) for site in agency.sites})
    if any(is_bare(name_of(site)) for site in agency.sites):
        yield unavailable("名册中的网址不含域名，不能认定", sites)
    elif len(hosts) > 1:
        yield manual(f"名册中有 {len(hosts)} 个网站：{'、'.join(hosts)}，请人工核对是否应当归并", sites)
    elif agency.kind is AgencyKind.TOWNSHIP and not urlsplit(agency.sites[0]).path.strip("/"):
        yield manual(f"乡镇街道单独开设网站 {hosts[0]}，请人工核对是否应当并入上级门户", sites)
    else:
        yield passed(f"只有一个网站：{hosts[0]}", sites)
