"""An agency's name as sites write it: what is left when the ranks of places and bodies are taken off."""

from __future__ import annotations

import re
from functools import lru_cache

from rules.titles import plain

_PLACE = re.compile(
    r"([^省市区县旗盟州]{2,8}?)(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|县|区|旗|盟|州)"
)
_BODY = re.compile(
    r"(?:人民政府|政府|委员会|办公室|管理局|管委会|街道办事处|办事处|局|委|厅|处|办|"
    r"中心|站|所|院|校|学|公司|镇|乡|街道)$"
)


@lru_cache(maxsize=4096)
def cores(name: str) -> tuple[str, ...]:
    """The parts of a name by which a site shows whose it is: 清源县教育局 → 清源, 教育, 清源县教育局.

    A town's or a school's name is a part too; parts of a single character tell nothing and are left out.
    """
    whole = plain(name)
    found = [whole]
    rest = whole
    while match := _PLACE.match(rest):
        if len(match[1]) >= 2:
            found.append(match[1])
        rest = rest[match.end() :]
    body = _BODY.sub("", rest)
    if len(body) >= 2:
        found.append(body)
    return tuple(dict.fromkeys(found))
