"""The mistakes that a user can mend: told with file, place, what is wrong and how to put it right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing wrong with an input file.

    ``place`` is a line (``第 12 行``) or a cell (``C7``), empty where neither makes sense.
    """

    file: str
    place: str
    what: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file} {self.place}".strip()
        return f"{where}：{self.what}。{self.mend}"


class InputError(Exception):
    """Raised when what the user handed in is wrong; the command line prints it and exits with 2.

    Carries *all* mistakes that were found, so that they can be mended in one go.
    """

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes

    @classmethod
    def one(cls, file: object, what: str, mend: str, place: str = "") -> InputError:
        """An error with a single mistake."""
        return cls(Mistake(str(file), place, what, mend))


class WorkspaceError(InputError):
    """Raised when a workspace cannot be used: missing step, newer version, unwritable folder."""
