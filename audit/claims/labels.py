"""What a figure counts in the text's own words: the noun before it, or the one behind its unit."""

from __future__ import annotations

import re

from audit.claims.figures import Figure
from audit.claims.surroundings import Surroundings

#: Units behind which the thing counted mostly follows (3 名监督员); others follow it (信息 3 条).
_LEADING = frozenset(
    [
        "个",
        "名",
        "位",
        "家",
        "项",
        "种",
        "类",
        "次",
        "场",
        "期",
        "块",
        "处",
        "起",
        "人",
        "批",
        "套",
        "轮",
        "户",
        "条",
        "件",
        "篇",
        "份",
    ]
)
#: Units that the name of the thing follows wherever one does (8 项制度).
_NAMING = frozenset(["个", "名", "位", "家", "项", "种", "类"])
_OPENING = re.compile(
    r"^(?:其中|目前|今年以来|今年|全年|本年度?|[\dx]{2,4}年(?:度|底|初)?|截[至止]到?|累计|先后|共计?|我[局镇市县乡室]|现|已经?|还|均|并|各|将|把"
    r"|是|有|对|[)\]:、，])+"
)
_CLOSING = re.compile(
    r"(?:共计|共有|总共|共|总计|合计|累计|约|将近|近|达到|达|超过|超|逾|不足|为|是|有|了|的|多|仅|占|:|“|”|-)+$"
)
_VERB = re.compile(
    r"(?:召开|举办|举行|组织|开展|进行|安排|落实|指定|明确|聘任|聘请|建立|设立|下设|设有|通过|采取|成立|新增|辖|印发|制定|编制|发布|公开|交由"
    r"|重新制作|制作|完成|办理|办结|受理|收到|新收|接到|发放|登录|录入|先后|保留|入驻|确定)$"
)
_LONGEST = 20


def label_of(figure: Figure, around: Surroundings) -> str:
    """At most 20 characters that say what is counted; empty where nothing stands around the figure."""
    before = _CLOSING.sub("", _OPENING.sub("", around.near))
    after = _after(around.after)
    open_ended = not before or _VERB.search(before) or around.near.endswith(("将", "把"))
    if after and (figure.unit in _NAMING or (figure.unit in _LEADING and open_ended)):
        return after[:_LONGEST]
    if before:
        return before[-_LONGEST:]
    clause = _CLOSING.sub("", _OPENING.sub("", around.clause))
    if after or clause:
        return (after or clause[-_LONGEST:])[:_LONGEST]
    clauses = [piece for piece in re.split("[,;:]", around.sentence) if _OPENING.sub("", piece)]
    return clauses[-1][-_LONGEST:] if clauses else ""


def _after(words: str) -> str:
    """The noun behind a unit, without the marks that open it."""
    return words.lstrip("的“”《》# ")
