"""What an annual report's text says of its own figures, held against its tables (catalogue I6, SD-046).

Texts speak loosely: 收到 may count what was brought over as well, 办理 may mean received or answered.  So a
claim agrees where it agrees with any figure that it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rules.report_cells import figure
from rules.report_labels import REQUEST_ROWS, TOTAL
from rules.report_tables import ReportTables

_NUMBER = r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9})(?![\d.]*\d)\s*[件份宗起次]"
_BEFORE = _NUMBER.replace("number", "number_before")
_LEFT = r"(?:结转|转)(?:到|至|入)?(?:下一?|次|明|20\d\d)年度?(?:继续)?(?:办理)?"
_NEAR = r"[^,。;:\d]{0,24}?"
_CLAUSE = re.compile(r"[。;:\n]|,(?!\d{3}(?!\d))")
_SENTENCE = re.compile(r"[。;\n]")
#: Sentences about other things that are received and answered.
_OTHER_THINGS = re.compile(
    r"热线|留言|信箱|来信|咨询|投诉(?!类)|建议|提案|议案|许可申请|登记申请|办件|诉求|网民|工单|舆情"
)
_DISPUTED = re.compile(r"复议|诉讼")
_ON_REQUESTS = re.compile(r"公开申请|申请公开|依申请|申请件|受理申请|收到申请|申请")
_LONG_AGO = re.compile(r"同比|较上年|比上年|去年|以来")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase may mean: sums of rows of table two (column 总计), each a way to read it."""

    word: str
    pattern: re.Pattern[str]
    readings: tuple[tuple[str, ...], ...]


def _rows(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"r{number:02}" for number in range(first, last + 1))


_OTHER = ("r21", "r22", "r23", "r21_23")
_RECEIVED = (("r01",), ("r01", "r02"))
#: In this order: the first that fits a clause is what the clause says.
MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        "结转下年度", re.compile(rf"{_LEFT}{_NEAR}{_NUMBER}|{_BEFORE}[^,。;:\d]{{0,6}}{_LEFT}"), (("r25",),)
    ),
    Meaning("上年结转", re.compile(rf"(?:上一?年度?结转|结转上一?年度?){_NEAR}{_NUMBER}"), (("r02",),)),
    Meaning("新收", re.compile(rf"新(?:收|增|受理){_NEAR}{_NUMBER}"), _RECEIVED),
    Meaning(
        "予以公开和部分公开",
        re.compile(rf"予以公开[和及、与]{{1,2}}部分公开{_NEAR}{_NUMBER}"),
        (("r03", "r04"),),
    ),
    Meaning("予以公开", re.compile(rf"(?<!不)予以公开{_NEAR}{_NUMBER}"), (("r03",), ("r03", "r04"))),
    Meaning("部分公开", re.compile(rf"部分公开{_NEAR}{_NUMBER}"), (("r04",),)),
    Meaning("不予公开", re.compile(rf"不予公开{_NEAR}{_NUMBER}"), (_rows(5, 12),)),
    Meaning("无法提供", re.compile(rf"无法提供{_NEAR}{_NUMBER}"), (_rows(13, 15), ("r13",))),
    Meaning("不予处理", re.compile(rf"不予处理{_NEAR}{_NUMBER}"), (_rows(16, 20),)),
    Meaning("其他处理", re.compile(rf"其他处理{_NEAR}{_NUMBER}"), (_OTHER, ("r23",))),
    Meaning(
        "办结",
        re.compile(rf"(?:办结|答复|办理完毕|办复){_NEAR}{_NUMBER}"),
        (("r24",),),
    ),
    Meaning(
        "收到",
        re.compile(rf"(?<!不予)(?:收到|接收|受理|接到|共收|办理){_NEAR}{_NUMBER}"),
        (*_RECEIVED, ("r24",)),
    ),
)
_SHARE = re.compile(
    r"(?P<number>\d{1,9})\s*件[^。;%\d]{0,8}?占[^。;%\d]{0,14}(?P<percent>\d{1,3}(?:\.\d+)?)\s*%"
)
_COUNT = re.compile(r"(?<!\d)(\d{1,9})\s*件")
_SHARED = "占比"
#: What a share may be of, beside all requests: what was answered in one of the ways of table two.
_RESULTS = re.compile(r"予以公开|部分公开|不予公开|无法提供|不予处理|其他处理")
#: Shares of other things, by the words before the figure.
_PUBLISHED = re.compile(r"主动公开|文件|解读|发布|信息[^,。;]{0,4}$")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in the text: what it is of, how much, the clause it stands in; ``agrees`` with the tables.

    ``agrees`` is None where the tables have no figure to hold it against; ``told`` says what they have.
    """

    word: str
    value: Decimal
    quote: str
    agrees: bool | None
    told: str


def claims_in(text: str, tables: ReportTables, tolerance: Decimal) -> tuple[Claim, ...]:
    """The figures on requests in ``text`` (as ``plain_text`` gives it), held against ``tables``.

    ``tolerance`` is in percentage points, for shares.
    """
    found = list(_counts(text, tables))
    found += _disputes(text, tables)
    found += _shares(text, tables, tolerance)
    return tuple(found)


def differing(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that the tables contradict, but for those of which another wording of the text agrees."""
    settled = {_matter(claim) for claim in claims if claim.agrees}
    return tuple(claim for claim in claims if claim.agrees is False and _matter(claim) not in settled)


def _matter(claim: Claim) -> tuple[str, Decimal | None]:
    """What a claim is about: one share says nothing of another, one count of requests does of another."""
    return claim.word, claim.value if claim.word == _SHARED else None


def _counts(text: str, tables: ReportTables) -> Iterator[Claim]:
    for sentence in _SENTENCE.split(text):
        if not _ON_REQUESTS.search(sentence):
            continue
        for clause in _CLAUSE.split(sentence):
            if _OTHER_THINGS.search(clause) or _DISPUTED.search(clause) or _LONG_AGO.search(clause):
                continue
            if _OTHER_THINGS.search(sentence) and not _ON_REQUESTS.search(clause):
                continue
            taken: list[tuple[int, int]] = []
            for meaning in MEANINGS:
                for match in meaning.pattern.finditer(clause):
                    if all(match.end() <= start or end <= match.start() for start, end in taken):
                        taken.append(match.span())
                        yield _held(meaning, match, clause, tables)


def _held(meaning: Meaning, match: re.Match[str], clause: str, tables: ReportTables) -> Claim:
    number = next(text for text in match.groupdict().values() if text)
    value = Decimal(number.replace(",", ""))
    sums = {rows: _sum(tables, rows) for rows in meaning.readings}
    known = {rows: total for rows, total in sums.items() if total is not None}
    quote = clause.strip()[:60]
    if not known:
        return Claim(meaning.word, value, quote, None, "表格中没有读到对应的数字")
    told = "，".join(f"{_named(rows)}为 {figure(total)}" for rows, total in known.items())
    agrees = value in known.values() or (None if len(known) < len(sums) else False)
    return Claim(meaning.word, value, quote, agrees, f"表中{told}")


def _sum(tables: ReportTables, rows: tuple[str, ...]) -> Decimal | None:
    """The rows' total, None where a cell is unknown; the two forms' rows of 其他处理 count once."""
    cells = [tables.requests[row, TOTAL] for row in rows if (row, TOTAL) in tables.requests]
    # A blank total, a cell of an odd row: nothing to hold a text against.
    values = [cell.value for cell in cells if cell.value is not None and not cell.doubt]
    whole = len(cells) == len(rows) or (rows == _OTHER and cells)
    return sum(values, Decimal(0)) if whole and len(values) == len(cells) and values else None


def _named(rows: tuple[str, ...]) -> str:
    if rows == _RECEIVED[1]:
        return "新收加上年结转"
    if len(rows) > 1:
        return f"{REQUEST_ROWS[rows[0]]}等 {len(rows)} 行之和"
    return f"“{REQUEST_ROWS[rows[0]]}”"


_DISPUTES: Mapping[str, tuple[re.Pattern[str], tuple[tuple[str, ...], ...]]] = {
    "行政复议": (re.compile(rf"行政复议[^,。;:、\d]{{0,8}}?{_NUMBER}"), (("review",),)),
    "行政诉讼": (
        re.compile(rf"行政诉讼[^,。;:、\d]{{0,8}}?{_NUMBER}"),
        (("direct", "after"), ("direct",), ("after",)),
    ),
}


def _disputes(text: str, tables: ReportTables) -> Iterator[Claim]:
    for word, (pattern, readings) in _DISPUTES.items():
        for sentence in _SENTENCE.split(text):
            match = pattern.search(sentence)
            if match is None or _LONG_AGO.search(sentence):
                continue
            totals: set[Decimal] = set()
            for groups in readings:
                cells = [tables.disputes.get((group, "total")) for group in groups]
                sure = [cell for cell in cells if cell is not None and not cell.doubt]
                values = [cell.value for cell in sure if cell.value is not None]
                if len(values) == len(groups):
                    totals.add(sum(values, Decimal(0)))
            value = Decimal(match["number"].replace(",", ""))
            quote = sentence[max(0, match.start() - 10) : match.end()].strip()
            if len(totals) < 1:
                yield Claim(word, value, quote, None, "表格中没有读到对应的数字")
            else:
                told = f"表中{word}总计 {'或'.join(map(figure, sorted(totals)))}"
                yield Claim(word, value, quote, value in totals, told)


def _shares(text: str, tables: ReportTables, tolerance: Decimal) -> Iterator[Claim]:
    wholes = (("r24",), *_RECEIVED, ("r03", "r04"), _rows(5, 12), _rows(13, 15), _rows(16, 20), _OTHER)
    bases = [total for rows in wholes if (total := _sum(tables, rows)) is not None and total]
    for sentence in _SENTENCE.split(text):
        if not bases or not (_ON_REQUESTS.search(sentence) or _RESULTS.search(sentence)):
            continue
        if _OTHER_THINGS.search(sentence) or _LONG_AGO.search(sentence):
            continue
        for match in _SHARE.finditer(sentence):
            if _PUBLISHED.search(_CLAUSE.split(sentence[: match.start()])[-1]):
                continue
            part, stated = Decimal(match["number"]), Decimal(match["percent"])
            # 予以公开 33 件、部分公开 38 件，占 48%: the share may be that of all named before it.
            named = sum(map(Decimal, _COUNT.findall(sentence[: match.start("number")])), part)
            shares = [whole / base * _HUNDRED for whole in (part, named) for base in bases]
            agrees = any(abs(share - stated) <= tolerance for share in shares)
            told = f"{figure(part)} ÷ {figure(bases[0])} = {shares[0]:.1f}%"
            yield Claim(_SHARED, stated, match[0].strip(), agrees, told)
