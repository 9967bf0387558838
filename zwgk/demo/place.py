"""Where a section stands on its site: its ancestors, its number, and what a page needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zwgk.demo.model import Blueprint, ExtraLink, Profile, Section


@dataclass(frozen=True, slots=True)
class Place:
    """A section with its ancestors (outermost first) and the number the CMS gave it."""

    section: Section
    trail: tuple[Section, ...]
    number: int

    @property
    def slugs(self) -> tuple[str, ...]:
        """The chain of directory names."""
        return (*(section.slug for section in self.trail), self.section.slug)


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of a site shares."""

    blueprint: Blueprint
    places: tuple[Place, ...]

    @property
    def profile(self) -> Profile:
        """Whose site it is."""
        return self.blueprint.profile

    @property
    def links(self) -> tuple[ExtraLink, ...]:
        """Links of the home page that lead to no column."""
        return self.blueprint.extra_links

    def place(self, section: Section) -> Place:
        """The place of ``section``; KeyError where it is not on this site."""
        for place in self.places:
            if place.section is section:
                return place
        raise KeyError(section.slug)

    def top(self) -> tuple[Place, ...]:
        """The places of the main menu."""
        return tuple(place for place in self.places if not place.trail)

    def children(self, place: Place) -> tuple[Place, ...]:
        """The places directly under ``place``."""
        return tuple(self.place(section) for section in place.section.children)

    def siblings(self, place: Place) -> tuple[Place, ...]:
        """What the side menu of ``place`` shows: its children, else its brothers and itself."""
        if place.section.children:
            return self.children(place)
        return self.children(self.place(place.trail[-1])) if place.trail else (place,)


def walk(sections: tuple[Section, ...], first: int = 1001) -> tuple[Place, ...]:
    """Every section with its place, parents before children, numbered from ``first``."""

    def descend(
        level: tuple[Section, ...], trail: tuple[Section, ...]
    ) -> Iterator[tuple[Section, tuple[Section, ...]]]:
        for section in level:
            yield section, trail
            yield from descend(section.children, (*trail, section))

    found = descend(sections, ())
    return tuple(Place(section, trail, first + i) for i, (section, trail) in enumerate(found))
