"""One file that offices handed in, while it is read: whom it speaks of, its mistakes, its remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.errors import InputError, Mistake
from audit.evidencevalues import read_day
from audit.model import Agency
from audit.proofs import ProofFinder
from audit.roster import EXAMPLE
from audit.sheetstream import Fault, Written
from audit.yamlnode import closest

#: So many mistakes are told one by one; who has more has one mistake many times.
MOST_TOLD = 200
#: So many filled rows may one file have.
MOST_ROWS = 100_000
Row = Mapping[str, Written]
_BLANK = Written("", "")


@dataclass(slots=True)
class Submission:
    """The reading of one file; ``digest`` is the SHA-256 of its bytes."""

    file: str
    agencies: Sequence[Agency]
    proofs: ProofFinder
    digest: str = ""
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: int = 0
    wrong: int = 0
    _by_word: dict[str, Agency] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for agency in reversed(self.agencies):
            self._by_word[agency.name] = agency
        for agency in self.agencies:
            self._by_word[agency.id.casefold()] = agency

    def mistake(self, cell: Written, what: str, mend: str) -> None:
        """Note what is wrong with a cell."""
        self.wrong += 1
        if self.wrong <= MOST_TOLD:
            self.mistakes.append(Mistake(self.file, cell.place, what, mend))

    def finish(self) -> None:
        """Raise ``InputError`` with all mistakes, if there are any."""
        if self.wrong > MOST_TOLD:
            what = f"另有 {self.wrong - MOST_TOLD} 处错误没有列出"
            self.mistakes.append(Mistake(self.file, "", what, "请先改正以上各处，再导入一次"))
        if self.mistakes:
            raise InputError(*self.mistakes)

    def count_row(self, row: Row) -> None:
        """Count a filled row; InputError where the file has more than anybody can review."""
        self.rows += 1
        if self.rows > MOST_ROWS:
            place = next(iter(row.values())).place
            raise InputError.one(self.file, f"填写的行超过 {MOST_ROWS} 行", "请分成几个文件导入", place)

    def sound(self, row: Row) -> bool:
        """Whether every cell of a row is a value; formulas and errors are told with their cells."""
        faults = [cell for cell in row.values() if cell.fault is not None]
        for cell in faults:
            if cell.fault is Fault.FORMULA:
                what = f"是公式（{cell.text[:40]}），不是值"
                self.mistake(cell, what, "请复制后“选择性粘贴—数值”，只留下结果")
            else:
                self.mistake(cell, f"是表格的错误值 {cell.text}", "请改成实际的值")
        return not faults

    def agency_of(self, row: Row) -> Agency | None:
        """The audited body that a row names by id, by name or by both; None where that is a mistake."""
        by_id, by_name = row.get("agency", _BLANK), row.get("name", _BLANK)
        named = [cell for cell in (by_id, by_name) if cell.text]
        if not named:
            self.mistake(next(iter(row.values())), "没有填写单位", "请填写名册里的单位编码，或单位全称")
            return None
        found = [agency for cell in named if (agency := self._agency(cell))]
        if len(found) == len(named) == 2 and found[0] is not found[1]:
            what = f"编码“{by_id.text}”是{found[0].name}，与单位“{by_name.text}”不是同一个"
            self.mistake(by_id, what, "请改正其中一个")
            return None
        return found[0] if len(found) == len(named) else None

    def _agency(self, cell: Written) -> Agency | None:
        agency = self._by_word.get(cell.text.casefold()) or self._by_word.get(cell.text)
        if agency is None and cell.text.isdigit():  # a spreadsheet makes 1 of 001
            same = [a for a in self.agencies if a.id.isdigit() and int(a.id) == int(cell.text)]
            agency = same[0] if len(same) == 1 else None
        if agency is None:
            # A wrong name on a hundred thousand rows is looked up as often as it is told.
            near = closest(cell.text, self._by_word) if self.wrong < MOST_TOLD else None
            mend = f"您是不是想写“{near}”？" if near else "请填写名册里的单位编码或全称"
            self.mistake(cell, f"名册里没有单位“{cell.text}”", mend)
        return agency

    def day_of(self, row: Row, name: str, heading: str, *, required: bool = False) -> date | None:
        """The day in a row's cell; None where it is blank, or is a mistake."""
        cell = row.get(name, _BLANK)
        if not cell.text:
            if required:
                self.missing(row, name, heading)
            return None
        day, read = read_day(cell.text)
        if day is None:
            self.mistake(cell, f"{heading}{read.wrong}", read.mend)
        return day

    def missing(self, row: Row, name: str, heading: str) -> None:
        """Note that a row lacks what it must have; told at the cell, or at the row's first cell."""
        cell = row.get(name, _BLANK)
        self.mistake(cell if cell.place else next(iter(row.values())), f"没有填写{heading}", "请补上")


def is_example(row: Row) -> bool:
    """Whether a row is the template's example."""
    return any(row.get(name, _BLANK).text.startswith(EXAMPLE) for name in ("agency", "name"))
