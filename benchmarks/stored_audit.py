"""A stored audit as a crawl leaves it, made up: what `zwgk score` is timed on.

Every column that the indicator system asks for, each with its share of an agency's records: dates, document
numbers, texts of the length that real articles have, tables where the rules read tables.  One record in ten
is late, one in thirty undated.  No two texts are the same, so that nothing is remembered that a real audit
would not let be remembered.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from crawl import AUDIT

from audit.model import (
    Agency,
    Attachment,
    Column,
    ColumnNeed,
    Coverage,
    DocumentReading,
    Evidence,
    FetchOutcome,
    PageFacts,
    Record,
    Table,
)
from audit.store.writer import CrawlWriter
from zwgk.workspace import Workspace, open_workspace

AS_OF = date(2026, 6, 30)
SEEN = datetime(2026, 6, 30, 8, tzinfo=UTC)
WORDS = "关于印发全市政务公开工作要点的通知深入推进政府信息公开标准化规范化重点领域监督保障优化营商环境"
SENTENCES = (
    "为贯彻落实国务院办公厅关于全面推进政务公开工作的部署，结合我市实际，制定本方案。",
    "各县（区）人民政府、市直各部门要加强组织领导，明确责任分工，按时完成各项任务。",
    "联系人：李某，联系电话：0599-1234567，办公地址：云州市中山路18号，邮编：353000。",
    "本通知自印发之日起施行，有效期至2028年12月31日。",
    "征求意见时间为2026年3月2日至2026年4月2日，可通过电子邮箱、信函等方式反馈意见。",
    "根据《中华人民共和国政府信息公开条例》第二十条、第五十条规定，现予以公布。",
    "一般公共预算拨款支出1234.56万元，比上年减少78.90万元，主要原因是厉行节约、压减一般性支出。",
    "“三公”经费合计12.30万元，其中公务接待费2.30万元，公务用车购置及运行费10.00万元，因公出国（境）费0.00万元。",
    "全年受理政府信息公开申请16件，上年结转2件，办结17件，结转下年度1件。",
    "公示期为2026年3月2日至3月9日（5个工作日），公示期间如有异议请以书面形式反映。",
    "对违法排污企业作出行政处罚决定3件，罚款金额合计21.5万元，已全部执行到位。",
    "饮用水水源地水质达标率100%，空气质量优良天数比例98.6%，细颗粒物平均浓度22微克每立方米。",
    "下一步，将持续完善工作机制，强化督导检查，及时回应群众关切，不断提升公开质量。",
    "政策解读采用图表、问答等形式，与文件同步起草、同步审批、同步发布。",
)
REPORT = (
    "一、总体情况\n（一）主动公开。{0}\n（二）依申请公开。{1}\n（三）政府信息管理。{2}\n（四）平台建设。{3}\n"
    "（五）监督保障。{4}\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
    "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n{5}\n六、其他需要报告的事项\n{6}"
)


def write(folder: Path, agencies: int, per_agency: int, system: str) -> Workspace:
    """A workspace in ``folder`` whose audit was "crawled"; ``system`` is a name or the path of a table."""
    if Path(system).is_file():
        shutil.copy(system, folder / Path(system).name)
        system = Path(system).name
    config = AUDIT.format(as_of=AS_OF).replace("key-tasks-2026", system)
    (folder / "audit.yaml").write_text(config, encoding="utf-8")
    rows = ["编码,名称,类型,分组,网站,公开平台,职能"]
    rows += [f"{n:04d},云州市第{n}局,政府部门,部门{n % 10},http://a{n}.example/,," for n in range(agencies)]
    (folder / "agencies.csv").write_text("\r\n".join(rows) + "\r\n", encoding="utf-8-sig")
    workspace = open_workspace(folder)
    needs = workspace.plan().needs
    dice = random.Random(1)
    store = workspace.store(create=True)
    store.save_agencies(workspace.agencies)
    for agency in workspace.agencies:
        store.begin_crawl(agency.id, "benchmark")
        with store.writer(agency.id) as writer:
            _agency(writer, agency, needs, per_agency // len(needs), dice)
            writer.progress(state="done", phase="done", finished=SEEN)
    store.close()
    return workspace


def _agency(
    writer: CrawlWriter, agency: Agency, needs: Sequence[ColumnNeed], each: int, dice: random.Random
) -> None:
    site = agency.sites[0]
    evidence = (Evidence(site, "ab" * 32, SEEN),)
    writer.page(PageFacts(site, "home", "ab" * 32, SEEN, "首页", {"SiteName": "单位"}, "主办单位", AS_OF, 99))
    for need in needs:
        newest = AS_OF - timedelta(days=dice.randrange(200))
        address = f"{site}{need.column}/"
        column = Column(
            need.column,
            Coverage.COMPLETE,
            need.column,
            (address,),
            ("首页",),
            "menu",
            each,
            newest,
            evidence,
        )
        writer.column(column)
        for n in range(each):
            writer.record(_record(agency, need, n, newest - timedelta(days=n * 9), dice))


def _record(agency: Agency, need: ColumnNeed, n: int, shown: date, dice: random.Random) -> Record:
    title = f"{WORDS[n % 20 : n % 20 + 22]}（{n}）{dice.randrange(10**6)}"
    if need.column in {"annual_report", "budget"}:
        subject = "政府信息公开工作年度报告" if need.column == "annual_report" else "部门预算"
        title = f"{agency.name}{shown.year - n}年{subject}"
    dated = dice.random() > 1 / 30
    text = _text(need.column, title, dice) if need.texts else None
    address = f"{agency.sites[0]}{need.column}/"
    return Record(
        need.column,
        title,
        f"{address}{n}.html",
        shown if dated else None,
        shown if dated else None,
        shown - timedelta(days=60 if dice.random() < 0.1 else dice.randrange(15)),
        f"云政〔2026〕{n}号",
        attachments=_files(address, n) if n % 3 == 0 else (),
        outcome=FetchOutcome.OK,
        sha256=f"{dice.getrandbits(256):064x}",
        fetched_at=SEEN,
        list_url=address,
        position=n,
        text_length=len(text) if text else 900,
        fingerprint=f"{dice.getrandbits(64):016x}",
        text=text,
        tables=_tables(address, n, dice) if need.tables else (),
    )


def _files(address: str, n: int) -> tuple[Attachment, ...]:
    return (Attachment(f"{address}{n}.docx", "附件1.docx", FetchOutcome.OK, reading=DocumentReading.READ),)


def _text(column: str, title: str, dice: random.Random) -> str:
    """A text of some 1,200 characters; an annual report's some 3,000 in its six parts."""
    if column == "annual_report":
        parts = ("".join(dice.choices(SENTENCES, k=10)) for _ in range(7))
        return f"{title}\n" + REPORT.format(*parts)
    return f"{title}\n" + "\n".join(
        "".join(dice.choices(SENTENCES, k=6)) + str(dice.randrange(10**6)) for _ in range(4)
    )


def _tables(address: str, n: int, dice: random.Random) -> tuple[Table, ...]:
    """Two tables of thirty rows, as budgets and annual reports have."""
    head = ("项目", "合计", "基本支出", "项目支出", "上年数", "备注")
    return tuple(
        Table(
            (
                head,
                *((f"第{row}项{WORDS[row % 20 : row % 20 + 8]}", *_figures(dice), "") for row in range(30)),
            ),
            f"收支总表{number}",
            f"{address}{n}.html",
            "ab" * 32,
        )
        for number in range(2)
    )


def _figures(dice: random.Random) -> tuple[str, ...]:
    return tuple(f"{dice.randrange(10**7) / 100:,.2f}" for _ in range(4))
