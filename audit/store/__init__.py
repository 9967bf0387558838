"""The workspace's database: what was collected, what was judged, and what is still to be fetched."""

from audit.store.store import CrawlState, Store
from audit.store.tasks import Task
from audit.store.writer import CrawlWriter

__all__ = ["CrawlState", "CrawlWriter", "Store", "Task"]
