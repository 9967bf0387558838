"""The phase that opens attachments: whether the file comes, is what its name says, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.store import Task
from crawler.context import Context
from crawler.fetching import Ask
from crawler.visit import Visit


@dataclass(slots=True)
class Attaching:
    """Articles handed out the tasks; what was odd about a file is kept until records are completed."""

    context: Context
    name: str = "attachments"

    def rounds(self, *, planned: bool) -> Iterator[list[Task]]:  # noqa: ARG002  # one signature for all phases
        """Nothing of its own: the tasks came with the articles."""
        yield []

    def ask(self, task: Task) -> Ask:
        """The whole file, up to the limit for attachments."""
        return Ask(task.url, self.context.limits.attachment_size)

    def take(self, task: Task, visit: Visit) -> None:
        """Keep what is odd about the file, if anything, and what it says."""
        self.context.documenting.keep(task, visit)
