"""What is planted where: each site's faults and traps, with the verdict that they must lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zwgk.demo.days import Days
from zwgk.demo.model import Blueprint, Planted
from zwgk.demo.planted.blameless import fgj, qingshi, rsj, yizhong
from zwgk.demo.planted.departments import czj, jyj, scjg, sthj
from zwgk.demo.planted.neglected import liuyin, wjw
from zwgk.demo.planted.portal import yunxiu
from zwgk.demo.planted.shut import taping, yiyuan, yjj

#: Takes the blameless site and the days; returns the site as it is served and what is true of it.
Planting = Callable[[Blueprint, Days], tuple[Blueprint, tuple[Planted, ...]]]
PLANTINGS: Mapping[str, Planting] = {
    planting.__name__: planting
    for planting in (
        yunxiu, fgj, rsj, sthj, scjg, jyj, czj, wjw, yjj, qingshi, liuyin, taping, yizhong, yiyuan,
    )
}  # fmt: skip
#: Bodies on which no FAIL may appear, bonus indicators aside.
CLEAN = frozenset({"fgj", "rsj", "qingshi", "yizhong"})
