"""Reading documents in a process of their own, which a hostile one may take down without harm.

A plain child process, not ``multiprocessing``: crawling processes are daemons, which may have no such
children, and nothing of the main program is imported again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

from crawler.documents.kinds import recognise
from crawler.documents.model import Document, DocumentOutcome, Limits
from crawler.documents.wire import pack_request, receive, send, unpack_document

#: Added to a document's seconds before its process is killed: readers stop by themselves a little earlier.
_GRACE = 1.0
#: Seconds that a new process may take to start.
_START = 20.0
#: Documents after which the process is replaced, so that nothing that leaks grows.
_SERVICE = 200


class DocumentReader:
    """Reads documents one at a time in a child process; safe to share between threads.

    The child is started with the first document, replaced after a kill, and ends with ``close`` or with
    this process.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        """Without ``limits`` the usual ones hold."""
        self.limits = limits or Limits()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0

    def read(self, body: bytes, name: str = "", content_type: str = "", *, tables: bool = False) -> Document:
        """Read one document; never raises on any bytes.

        Ends at the latest after ``limits.seconds`` and a little more, then with ``TIMEOUT``.  Where the
        child dies of itself it is tried once more, then the outcome is ``INTERNAL``.
        """
        with self._lock:
            for _ in range(2):
                document = self._attempt(body, name, content_type, tables=tables)
                if document is not None:
                    return document
        return _failed(DocumentOutcome.INTERNAL, body, name, content_type)

    def close(self) -> None:
        """End the child process; the next ``read`` starts another."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _attempt(self, body: bytes, name: str, content_type: str, *, tables: bool) -> Document | None:
        """One try; None where the child died of itself."""
        fresh = self._process is None or self._process.poll() is not None or self._served >= _SERVICE
        process = self._start() if fresh or self._process is None else self._process
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.limits.seconds + _GRACE + (_START if fresh else 0), end)
        timer.daemon = True
        timer.start()
        try:
            request = pack_request(name, content_type, self.limits, tables=tables)
            send(process.stdin, request, body)
            document = unpack_document(receive(process.stdout))
        except (EOFError, OSError, ValueError, KeyError, TypeError):
            self._stop()
            return _failed(DocumentOutcome.TIMEOUT, body, name, content_type) if late.is_set() else None
        except BaseException:
            self._stop()  # Interrupted in the middle: what comes from this child would be the wrong answer.
            raise
        finally:
            timer.cancel()
        self._served += 1
        return document

    def _start(self) -> subprocess.Popen[bytes]:
        self._stop()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "crawler.documents.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._served = 0
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _failed(outcome: DocumentOutcome, body: bytes, name: str, content_type: str) -> Document:
    known = recognise(body, name, content_type)
    return Document(
        known.kind, outcome, note=outcome.label, name=name, claimed=known.claimed, misnamed=known.misnamed
    )
