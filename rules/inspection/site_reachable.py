"""Rule: the site opens nearly always, watched for a week (a veto of the national inspection).

要求：网站应能随时打开。

依据：国办秘函〔2019〕19号单项否决“站点无法访问”：监测1周，每天间隔性访问20次以上，超过（含）15秒打不开的次数累计占比超
过（含）5%。

认定：
1. 取 zwgk watch 在评估期内、检查日以前的访问记录；间隔不足 spacing 分钟的只算一次；本机断网、被防护系统拦截、
   传输中断、证书握手失败、请求被拒绝的不计入。
2. 取最近的连续 days 天、每天不少于 per_day 次的一段；不够的，存疑，并写明还差什么。
3. 打不开或用时达到 slow 秒的次数占 share 以上（含）的，不合格。
4. 打不开的次数有半数以上是连续 3 次以上没有应答的一段，可能是检查机被拦截或网站关停，转人工从另一网络核对。

不适用：没有独立网站的单位。

整改：排查服务器、域名解析和线路；临时下线、改版的提前报备并公告。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Evidence, Finding, Probe
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.probes import Demand, Sample, samples
from rules.requirements import Probes

TITLE = "网站一周内都能打开"
CATALOGUE = ("W-V2",)
REQUIRES = Probes()
_SHOWN = 20


def check(
    facts: Facts,
    *,
    as_of: date,
    days: int = 7,
    per_day: int = 20,
    spacing: int = 10,
    slow: Decimal = Decimal(15),
    share: Decimal = Decimal("0.05"),
) -> Iterable[Finding]:
    """Judge by the five parts above; ``slow`` in seconds, ``share`` from 0 to 1."""
    if not facts.agency.sites:
        yield not_applicable("名册没有写网站，不适用")
        return
    demand = Demand(days, per_day, spacing, slow)
    found = samples(facts.probes, demand, facts.period.start, min(as_of, facts.period.end))
    if not found:
        reason = f"没有 {as_of} 以前的访问记录，不能认定；请先运行 zwgk watch，连续 {days} 天"
        yield unavailable(reason)
    watched = {sample.url for sample in found}
    for url in facts.agency.sites:
        if found and url not in watched:
            yield unavailable(f"没有这个网站的访问记录，不能认定：{url}", subject=url)
    for sample in found:
        yield _judge(sample, slow, share)


def _judge(sample: Sample, slow: Decimal, share: Decimal) -> Finding:
    if sample.missing:
        return unavailable(f"访问次数不够，不能认定：{sample.missing}{_left_out(sample)}", subject=sample.url)
    first, last = sample.days[0], sample.days[-1]
    percent = (sample.share * 100).quantize(Decimal("0.01"))
    limit = f"{(share * 100).normalize():f}%"
    told = (
        f"{first} 至 {last} 共访问 {len(sample.probes)} 次，打不开或用时达到 {slow} 秒的 "
        f"{len(sample.failures)} 次，占 {percent}%"
    )
    shown = [_shown(probe) for probe in sample.failures[:_SHOWN]]
    if sample.share < share:
        return passed(f"{told}，未达到 {limit}{_left_out(sample)}", shown, sample.url)
    if sample.one_silence:
        reason = f"{told}，但主要是连续一段时间没有应答，可能是检查机被拦截或网站关停，请从另一网络核对"
        return manual(reason, shown, sample.url)
    return failed(f"{told}，达到 {limit} 即否决{_left_out(sample)}", shown, sample.url)


def _left_out(sample: Sample) -> str:
    return f"；另有 {sample.left_out} 次因本机网络、拦截等原因未计入" if sample.left_out else ""


def _shown(probe: Probe) -> Evidence:
    return Evidence(probe.url, None, probe.at, f"{probe.outcome.label}，用时 {probe.seconds} 秒")
