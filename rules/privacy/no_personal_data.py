"""Rule: numbers of private persons are not published.

要求：公开的信息不得泄露公民身份证号码、银行卡号和个人手机号码。

依据：《个人信息保护法》第二十八条；《政府信息公开条例》第十五条；catalogue PF-13。

认定：
1. 正文、附件和表格中有校验正确的18位身份证号码（地区码、出生日期、校验码都成立）的，转人工。
2. 有校验正确的银行卡号，且前后文是个人账户的，转人工；对公账户、保证金和收款账户不算。
3. 手机号码只在名单里才算：表格中与姓名同列出、且表头不是联系人或负责人一类的，或标题是公示、名单、补贴一类而
   文中有 least 个以上的；咨询、举报、办公、联系人、采购和企业的电话不算。
4. 来信公开写信人手机号的，转人工。
5. 本规则从不直接判不合格；所有引文中的号码都已遮盖。

不适用：所查栏目都未开设或没有信息。

整改：立即撤下或遮盖有关号码，通知网页快照和转载方一并删除，并按保密审查制度追查。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from audit.masking import Kind, masked, may_have_numbers, numbers_in
from audit.model import ColumnId, Evidence, Finding, Outcome, Record, Table
from rules.facts import Facts
from rules.findings import manual
from rules.requirements import Columns
from rules.scanning import around, concluded, scan, words_of
from rules.titles import cited

TITLE = "没有泄露个人信息"
CATALOGUE = ("PF-13", "SD-025")
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, tables=True, gate=False)
#: So many signs before a number say whose it is.
_BEFORE, _AFTER = 40, 16
#: Quoted of the words beside a number, and of a cell; no cell that is shorter holds one; rows of heads.
_QUOTED, _CELL, _SHORTEST, _HEADS = 12, 60, 11, 3
_NO_IDENTITY = re.compile(
    r"信用代码|组织机构代码|注册号|执照|许可证号|合同编?号|项目(?:编号|代码)|备案号|流水号"
)
_BANK = re.compile(r"银行卡|卡号|账号|帐号|开户|一卡通|社保卡|储蓄|存折")
_OFFICIAL_ACCOUNT = re.compile(
    r"保证金|收款|对公|专户|财政|公司|中心|管理局|委员会|户名[:：].{0,20}(?:局|公司|中心|院|校)"
)
#: Lists of persons who received, applied for or were granted something.
_LIST = re.compile(
    r"名单|名册|花名册|公示|补贴|补助|低保|特困|救助|优抚|残疾|资格|录取|录用|摇号|保障房|公租房|危房|贫困户|脱贫户|"
    r"受理|申请人|发放|入围|中签|领取"
)
_NAME_HEAD = re.compile(r"姓名|户主|申请人|受益人|持证人|学生|考生|被征收人|承包方")
_PHONE_HEAD = re.compile(r"电话|手机|联系方式")
#: Whose telephone is meant to be called.
_CALLED = re.compile(
    r"单位|机构|部门|企业|公司|合作社|地址|职务|职称|负责人|联系人|联络员|责任人|经办人|值班|河长|林长|路长|网格|服务|窗口|医生|"
    r"法定代表人|法人|咨询|举报|投诉|监督|热线|办公|客服|代理|采购人|招标人|供应商|委托|记者|驻村|第一书记|技术指导|专家|"
    r"单位名称|门店|店名|商户|经营|救援|维修|报名"
)
_ANNOUNCED = re.compile(r"(?:电话|手机|热线|微信)[^\n]{0,6}$")
#: An office that its holder's number stands beside: a list of officials, deputies, overseers.
_OFFICE = re.compile(r"主任|书记|主席|代表|委员|[局科站所校乡镇县处院村组队]长|监督员|辅导员|联络|干事")
_WRITER = re.compile(r"(?:来信人|写信人|投诉人|留言人|咨询人|反映人|诉求人).{0,20}$", re.DOTALL)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    least: int = 3,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    found = scan(facts, columns)
    hits = [finding for record in found.read if (finding := _judge(record, least)) is not None]
    yield from concluded(found, hits, "没有发现身份证号码、银行卡号和名单中的手机号码")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A number that seems to be a private person's, and where it stands, masked."""

    kind: Kind
    number: str
    shown: Evidence


def _judge(record: Record, least: int) -> Finding | None:
    """What a person has to look at in one item; None where there is nothing."""
    seen = [*_in_text(record, words_of(record), least), *_in_tables(record, least)]
    if not seen:
        return None
    kinds: dict[Kind, set[str]] = {}
    for one in seen:
        kinds.setdefault(one.kind, set()).add(one.number)
    told = "、".join(f"{kind.label} {len(kinds[kind])} 个" for kind in Kind if kind in kinds)
    reason = f"{cited(record.title)}中疑有{told}（已遮盖），请立即人工核对，属实的先撤下再处理"
    return manual(reason, dict.fromkeys(one.shown for one in seen), record.title)


def _in_text(record: Record, text: str, least: int) -> Iterator[_Seen]:
    """Numbers in the running text: private accounts and identities, and lists of mobile numbers."""
    mobiles = []
    for found in numbers_in(text):
        shown = record.evidence(around(text, found.start, found.end, _QUOTED))
        one = _Seen(found.kind, _bare(text[found.start : found.end]), shown)
        before = text[max(0, found.start - _BEFORE) : found.start]
        after = text[found.end : found.end + _AFTER]
        if found.kind is not Kind.MOBILE:
            if _is_private(found.kind, before, after):
                yield one
        elif record.column == ColumnId.INQUIRIES and _WRITER.search(before):
            yield one
        elif not any(words.search(before) for words in (_CALLED, _ANNOUNCED, _OFFICE)):
            mobiles.append(one)
    if len({one.number for one in mobiles}) >= least and _LIST.search(record.title):
        yield from mobiles


def _bare(number: str) -> str:
    return re.sub(r"[^0-9Xx]", "", number).upper()


def _is_private(kind: Kind, before: str, after: str) -> bool:
    """Whether the words beside an identity or card number say nothing else of it."""
    if kind is Kind.IDENTITY:
        return not _NO_IDENTITY.search(before[-12:])
    return bool(_BANK.search(before)) and not _OFFICIAL_ACCOUNT.search(before + after)


def _in_tables(record: Record, least: int) -> Iterator[_Seen]:
    """Numbers in tables, of the page or of its files: by what heads their columns."""
    for table in filter(_may_have_numbers, record.tables):
        place = _phones(table)
        mobiles = []
        for line, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                if len(cell) < _SHORTEST:
                    continue
                for found in numbers_in(cell):
                    heads = _heads(table, line, column)
                    quote = f"{heads[:_QUOTED]}：{masked(cell)[:_CELL]}"
                    shown = Evidence(table.url or record.url, table.sha256 or record.sha256, quote=quote)
                    one = _Seen(found.kind, _bare(cell[found.start : found.end]), shown)
                    if found.kind is not Kind.MOBILE:
                        if _is_private(found.kind, heads, table.title):
                            yield one
                    elif place is not None and line > place[0] and column == place[1]:
                        mobiles.append(one)
        if len({one.number for one in mobiles}) >= least:
            yield from mobiles


def _may_have_numbers(table: Table) -> bool:
    """Whether a cell of it has so many digits: most tables have none, and are done with at once."""
    return may_have_numbers("\n".join("\n".join(row) for row in table.rows))


def _heads(table: Table, line: int, column: int) -> str:
    """What heads a cell's column: the cells above it that are words."""
    above = (rows[column] for rows in table.rows[: min(line, _HEADS)])
    return " ".join(dict.fromkeys(cell for cell in above if not re.search(r"\d{4}", cell)))


def _phones(table: Table) -> tuple[int, int] | None:
    """The row of heads and the column with private telephones; None where the list is meant to be called."""
    for number, row in enumerate(table.rows[:4]):
        heads = ["".join(cell.split()) for cell in row]
        joined = " ".join((*heads, table.title))
        if not any(_NAME_HEAD.search(head) for head in heads) or _CALLED.search(joined):
            continue
        for column, head in enumerate(heads):
            if _PHONE_HEAD.search(head) and len(head) <= 12:
                return number, column
    return None
