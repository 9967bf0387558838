"""Titles of lists that are sorted by bodies or by years: an item bears that name and nothing else.

A column of annual reports or budgets may list 县教育局, 县水利局 … under each year: such a title does not say
what the item is, and so proves nothing by its silence.
"""

from __future__ import annotations

import re

from rules.dates import western_years

_BODY = re.compile(
    r"(?:局|委|办|办公室|中心|镇|乡|街道|办事处|院|会|部|队|校|中学|小学|幼儿园|所|站|馆|厅|处|公司|政府)(?:[（(].*[)）])?$"
)
_LONGEST = 25
_YEAR = re.compile(r"\s*[（(]?(?:19|20)\d{2}\s*年?度?[)）]?\s*")


def is_only_a_body(title: str) -> bool:
    """Whether the title looks like the name of a body and says nothing more."""
    return len(title) <= _LONGEST and _BODY.search(title.strip()) is not None


def is_only_a_year(title: str) -> bool:
    """Whether the title is a year and nothing more: 2025年度."""
    return _YEAR.fullmatch(western_years(title)) is not None
