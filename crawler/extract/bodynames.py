"""What a document's body is called: the classes and ids that systems give it."""

from __future__ import annotations

import re
from functools import lru_cache

#: Names that nothing but a document's body has.
_SURE = (
    r"trs_?editor|trs_ueditor|trs_preappend|v_news_content|vsb_content|wp_articlecontent|ucap-?content"
    r"|(?<![a-z])zoom(?:con)?(?![a-z])|artic(?:le|al)?[-_]?(?:con|body|main|text|detail)"
    r"|news[-_]?(?:con|text|body)|content[-_]?text|detail[-_]?(?:con|text|body)|view[-_]?con|bodylabel"
    r"|pages_content|info[-_]?cont|xxgk_text|easysite-news-content|ivs_content|czfxcontent|nfw-cms"
)
#: Names that other parts of a page have, too: they count only by where they stand.
_LIKELY = (
    r"con(?:tent)?[-_]?(?:text|body|main|detail|txt|box|nr)"
    r"|(?<![a-z])(?:zw|zhengwen|nr|conn|txt|wenzhang|neirong|content|con|article|docclob|text"
    r"|maintext|mycontent)(?![a-z])"
)
_BODY = re.compile(_SURE)
_CONTAINER = re.compile(f"{_SURE}|{_LIKELY}")


@lru_cache(maxsize=4096)
def is_body(names: str) -> bool:
    """Whether a class or id (in lower case) is surely a body's; a site has few of them."""
    return _BODY.search(names) is not None


@lru_cache(maxsize=4096)
def is_container(names: str) -> bool:
    """Whether a class or id (in lower case) may be a body's; a site has few of them."""
    return _CONTAINER.search(names) is not None
