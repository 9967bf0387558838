"""How an indicator system stands in a workbook: its sheets, headers and the keys they mean."""

from __future__ import annotations

from collections.abc import Mapping

TABLE, SETTINGS, HELP = "指标", "设置", "规则说明"

#: Key of an indicator → header of its column, in the order of the columns.
HEADERS: Mapping[str, str] = {
    "id": "编号",
    "name": "名称",
    "dimension": "维度",
    "kind": "类型",
    "rule": "规则",
    "parameters": "参数",
    "parameters_by_kind": "各类单位参数",
    "points": "分值",
    "per_finding": "每处扣分",
    "cap": "扣分上限",
    "applies_to": "适用",
    "function": "职能",
    "catalogue": "条目编号",
    "basis": "依据",
}
#: Columns without which a table cannot be read at all.
REQUIRED = ("id", "name", "dimension", "rule", "points", "catalogue", "basis")
#: Columns whose cells may be merged down the rows that share them.
MERGEABLE = frozenset({"dimension", "kind", "rule", "applies_to", "function", "catalogue", "basis"})
#: Other headers that offices write for the same.
OTHER_HEADERS: Mapping[str, str] = {
    "指标编号": "id",
    "序号": "id",
    "指标": "name",
    "指标名称": "name",
    "一级指标": "dimension",
    "指标类型": "kind",
    "判定规则": "rule",
    "规则参数": "parameters",
    "权重": "points",
    "分数": "points",
    "每条扣分": "per_finding",
    "最多扣分": "cap",
    "适用单位": "applies_to",
    "适用范围": "applies_to",
    "条目": "catalogue",
    "法律依据": "basis",
    "文件依据": "basis",
}

#: (mapping, key) of a setting → its name in the sheet and what it means; "" is the top.
SETTING_ROWS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("", "id"): ("编号", "小写字母、数字和连字符，例如 key-tasks-2026"),
    ("", "title"): ("名称", "指标体系的全称"),
    ("", "year"): ("年度", "考核年度，四位数字"),
    ("", "basis"): ("依据", "据以制定的法律、文件"),
    ("", "total"): ("总分", "全部计分指标的分值之和必须与此相等"),
    ("", "min_checked"): ("最低核查比例", "能核查的分值不到这个比例的单位不评等级和名次"),
    ("bonus", "cap"): ("加分上限", "全部加分合计不超过此数"),
    ("bonus", "gate"): ("加分门槛", "得分高于此数（不含）才计加分"),
    ("performance", "method"): ("折算方法", "linear 线性、tier 按等级、rank 按名次、deduct 扣分"),
    ("performance", "weight"): ("绩效权重分", "政务公开在绩效考核总分中的分值，不应低于 4%"),
    ("performance", "total"): ("绩效总分", "绩效考核的总分"),
    ("performance", "step"): ("每档之差", "按名次或扣分折算时，每一档或每一分折多少"),
}
GRADE_HEADERS: Mapping[str, str] = {"name": "等级", "minimum": "起始分", "tiers": "折算比例"}

#: What each part of a mistake's sentence is called in the sheets.
TABLE_WORDS: Mapping[str, str] = dict(HEADERS)
SETTING_WORDS: Mapping[str, Mapping[str, str]] = {
    part: {key: word for (owner, key), (word, _) in SETTING_ROWS.items() if owner == part}
    for part in ("", "bonus", "performance")
}
TOP_WORDS: Mapping[str, str] = {
    **SETTING_WORDS[""],
    "points": HEADERS["points"],
    "indicators": f"工作表“{TABLE}”",
    "grades": GRADE_HEADERS["name"],
    "minimum": GRADE_HEADERS["minimum"],
    "name": GRADE_HEADERS["name"],
}
PERFORMANCE_WORDS: Mapping[str, str] = {**SETTING_WORDS["performance"], "tiers": GRADE_HEADERS["tiers"]}
GRADE_WORDS: Mapping[str, str] = {"name": GRADE_HEADERS["name"], "minimum": GRADE_HEADERS["minimum"]}
