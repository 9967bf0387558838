"""Keeping and reading judgements: findings, scores, repairs; replaced as a whole by each scoring."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from audit.model import Finding, IndicatorScore, Repair, Score
from audit.store import judgement_rows as rows
from audit.store import schema
from audit.store.rows import Values
from audit.store.tables import Tables

#: Of what a large audit has tens of thousands, so many are written at a time.
_AT_ONCE = 2_000


class Judgement(Tables):
    """What the rules found and what it is worth."""

    def clear_judgement(self) -> None:
        """Forget every finding and score: judgement is always made anew as a whole."""
        with self.engine.begin() as connection:
            for table in (schema.findings, schema.indicator_scores, schema.scores, schema.repairs):
                connection.execute(delete(table))

    def add_judgements(self, judged: Iterable[rows.JudgementRows]) -> None:
        """Append what was judged of several agencies, in one go."""
        findings: list[Values] = []
        scores: list[Values] = []
        for one in judged:
            findings += one.findings
            scores += one.indicator_scores
        self._append(schema.findings, findings)
        self._append(schema.indicator_scores, scores)

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Append findings (in the order in which they are to be read)."""
        self._append(schema.findings, [rows.finding_row(finding) for finding in findings])

    def add_indicator_scores(self, scores: Iterable[IndicatorScore]) -> None:
        """Append one agency's indicator scores, in the system's order."""
        values = [rows.indicator_score_row(score, ordinal) for ordinal, score in enumerate(scores)]
        self._append(schema.indicator_scores, values)

    def add_scores(self, scores: Iterable[Score]) -> None:
        """Append the ranking, in listing order."""
        self._append(schema.scores, [rows.score_row(score, at) for at, score in enumerate(scores)])

    def add_repairs(self, repairs: Iterable[Repair]) -> None:
        """Append what each repair would gain, best first."""
        waiting: list[Values] = []
        for at, repair in enumerate(repairs):
            waiting.append(rows.repair_row(repair, at))
            if len(waiting) == _AT_ONCE:
                self._append(schema.repairs, waiting)
                waiting = []
        self._append(schema.repairs, waiting)

    def findings(self, agency: str) -> tuple[Finding, ...]:
        """The agency's findings, in the order in which they were judged."""
        t = schema.findings
        statement = select(t).where(t.c.agency == agency).order_by(t.c.id)
        return tuple(rows.finding_from(row) for row in self._rows(statement))

    def indicator_scores(self, agency: str) -> tuple[IndicatorScore, ...]:
        """The agency's indicator scores, in the system's order."""
        t = schema.indicator_scores
        statement = select(t).where(t.c.agency == agency).order_by(t.c.ordinal)
        return tuple(rows.indicator_score_from(row) for row in self._rows(statement))

    def scores(self) -> tuple[Score, ...]:
        """Every agency's score, in listing order."""
        statement = select(schema.scores).order_by(schema.scores.c.ordinal)
        return tuple(rows.score_from(row) for row in self._rows(statement))

    def repairs(self, agency: str) -> tuple[Repair, ...]:
        """What each repair would gain the agency, best first."""
        t = schema.repairs
        statement = select(t).where(t.c.agency == agency).order_by(t.c.ordinal)
        return tuple(rows.repair_from(row) for row in self._rows(statement))
