from __future__ import annotations

import pytest

from tests.rules.facts_for_tests import Case, a_file, a_record, absent, blocked, complete, partly, some_facts

RULE = "column_not_empty"
NOTICES = {"column": "notices"}
GUIDE = {"column": "guide"}
ITEM = a_record("关于停水的公告", column="notices")
CASES = (
    Case(
        "a column that is an index of links has no items and is not empty",
        some_facts(complete("statutory")),
        "manual",
        ("分类目录",),
        {"column": "statutory"},
        look_alike=True,
    ),
    Case("one item is enough", some_facts(complete("notices", ITEM)), "pass", ("有 1 条",), NOTICES),
    Case("one item read of a column read in part", some_facts(partly("notices", ITEM)), "pass", (), NOTICES),
    Case("read to its end and empty", some_facts(complete("notices")), "fail", ("读完 2 个页面",), NOTICES),
    Case(
        "empty so far, but not read to its end",
        some_facts(partly("notices")),
        "unavailable",
        ("超时",),
        NOTICES,
    ),
    Case("blocked", some_facts(blocked("notices")), "unavailable", (), NOTICES),
    Case(
        "it says that there was nothing to publish",
        some_facts(complete("notices", explanation="本年度无此类情况")),
        "not_applicable",
        ("本年度无此类情况",),
        NOTICES,
        look_alike=True,
    ),
    Case(
        "under construction is no such explanation",
        some_facts(complete("notices", explanation="栏目正在建设中")),
        "manual",
        (),
        NOTICES,
    ),
    Case(
        "nobody can have no guide",
        some_facts(complete("guide", explanation="本栏目暂无内容")),
        "manual",
        (),
        GUIDE,
    ),
    Case(
        "absent: charged elsewhere", some_facts(absent("notices")), "not_applicable", ("不重复扣",), NOTICES
    ),
    Case(
        "a page without words may be a picture",
        some_facts(complete("guide", a_record("公开指南", column="guide", is_page=True))),
        "unavailable",
        (),
        GUIDE,
        look_alike=True,
    ),
    Case(
        "a page whose content is a file is not empty",
        some_facts(
            complete("guide", a_record("指南", column="guide", is_page=True, files=(a_file("指南.pdf"),)))
        ),
        "pass",
        (),
        GUIDE,
        look_alike=True,
    ),
    Case(
        "the list counted items that were not kept",
        some_facts(complete("notices", count=7)),
        "pass",
        ("7 条",),
        NOTICES,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
