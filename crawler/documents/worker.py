"""The process that reads documents for ``DocumentReader``: ``python -m crawler.documents.worker``.

It speaks on its standard input and output, may be killed at any moment, and writes nothing anywhere.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import IO

from crawler.documents.reading import read_document
from crawler.documents.wire import pack_document, receive, send, unpack_request

#: Seconds beyond a document's own after which the process ends by itself, whatever it is doing.
_PATIENCE = 10.0


def main() -> None:
    """Answer requests until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the crawler's to handle
    source = sys.stdin.buffer
    target = _private_output()
    while True:
        try:
            name, content_type, limits, tables = unpack_request(receive(source))
            body = receive(source)
        except EOFError:
            return
        _limit_memory(limits.memory)
        _limit_time(limits.seconds)
        send(target, pack_document(read_document(body, name, content_type, limits, tables=tables)))


def _private_output() -> IO[bytes]:
    """Keep the answers' channel to ourselves: a library that prints must not break the protocol."""
    channel = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # its descriptor is what is wanted
        os.dup2(nowhere.fileno(), 1)
    return channel


def _limit_time(seconds: float) -> None:
    """End this process a while after its time is up, also where whoever should kill it was killed itself."""
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds * 2 + _PATIENCE)


def _limit_memory(most: int) -> None:
    """Let an allocation beyond ``most`` bytes fail, where the system can do that (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
