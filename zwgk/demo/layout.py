"""Which columns stand where on a site of each kind, before anything is spoilt on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from audit.model import AgencyKind
from zwgk.demo.catalogue import inquiries, services, small
from zwgk.demo.days import Days
from zwgk.demo.model import Blueprint, Profile, Section
from zwgk.demo.money import budgets, enforcement, prompt_decisions
from zwgk.demo.platform import functions, leaders, platform, powers
from zwgk.demo.policy import consultations, drafts, interpretations, papers, policies
from zwgk.demo.routine import news, notices

_EVERYWHERE = ("plans", "personnel")
_ADMINISTRATIVE = ("proposals", "meetings", "execution", "results")
_UNITS = {AgencyKind.SCHOOL, AgencyKind.HOSPITAL}
_PORTAL = (
    "statistics", "credit", "fees", "trading", "procurement", "projects", "welfare", "education", "health",
    "environment", "food_drug", "land", "emergency", "safety", "data", "negative_list",
)  # fmt: skip


def blueprint(who: Profile, days: Days) -> Blueprint:
    """A blameless site for ``who``: every column that it owes, everything in time."""
    documents = papers(who, days)
    parts = [functions(who), leaders(who), policies(who, documents)]
    parts += [small(who, days, column) for column in _EVERYWHERE]
    parts.append(budgets(who, days))
    kind = who.kind
    if kind in {AgencyKind.PORTAL, AgencyKind.DEPARTMENT}:
        parts += [powers(who, days), small(who, days, "decisions")]
        parts += [small(who, days, column) for column in _ADMINISTRATIVE]
    if kind is AgencyKind.TOWNSHIP:
        parts += [powers(who, days), *(small(who, days, column) for column in ("village", "decisions"))]
    fields = _PORTAL if who.functions is None else sorted(who.functions - {"services", "enforcement"})
    brief = who.functions is None  # a portal has every field: one item each is enough
    parts += [small(who, days, column, brief=brief) for column in fields]
    if who.functions is None or "enforcement" in who.functions:
        parts.append(enforcement(who, prompt_decisions(days)))
    top = [
        news(who, days, count=20 if who.cms == "hanweb" else 14),
        platform(who, days, tuple(parts)),
        notices(who, days),
        Section(
            "jdhy",
            "解读回应",
            children=(interpretations(who, documents), small(who, days, "response"), *_press(who, days)),
        ),
        services(who, days),
        Section(
            "hdjl",
            "互动交流",
            children=(consultations(who, days, drafts(who, days)), inquiries(who, days)),
        ),
    ]
    if kind in _UNITS:  # a school or a hospital makes no policy and asks nobody about one
        top = [section for section in top if section.slug != "jdhy"]
        top[-1] = Section("hdjl", "互动交流", children=(inquiries(who, days),))
    if kind is AgencyKind.SCHOOL:
        top.insert(2, small(who, days, "school"))
    if kind is AgencyKind.HOSPITAL:
        top.insert(2, small(who, days, "hospital"))
    return Blueprint(who, tuple(top))


def _press(who: Profile, days: Days) -> tuple[Section, ...]:
    if who.kind is not AgencyKind.PORTAL:
        return ()
    return small(who, days, "press"), small(who, days, "new_media")


def edit(site: Blueprint, slug: str, change: Callable[[Section], Section | None]) -> Blueprint:
    """``site`` with the section ``slug`` put through ``change`` (None drops it); KeyError if unknown."""
    found = False

    def walk(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        nonlocal found
        kept = []
        for section in sections:
            if section.slug != slug:
                kept.append(replace(section, children=walk(section.children)))
                continue
            found = True
            changed = change(section)
            if changed is not None:
                kept.append(changed)
        return tuple(kept)

    changed = replace(site, sections=walk(site.sections))
    if not found:
        raise KeyError(slug)
    return changed


def drop(site: Blueprint, *slugs: str) -> Blueprint:
    """``site`` without those sections."""
    for slug in slugs:
        site = edit(site, slug, lambda _: None)
    return site


def rename(site: Blueprint, **labels: str) -> Blueprint:
    """``site`` with other names on its sections: sites do not agree on what a column is called."""
    for slug, label in labels.items():
        site = edit(site, slug, lambda section, label=label: replace(section, label=label))  # type: ignore[misc]  # a default binds the loop's value
    return site
