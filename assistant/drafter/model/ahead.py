"""The rest of an open reply, heard to its end before the same server is asked for something else.

A model on one's own machine answers one request at a time: an item that is asked for again waits there until the reply
it stands in is written to its end, and a small model that goes in circles writes until its tokens are used up. A draft
with a repair took nine minutes that way, of which eight were sentences said before. So the reply is read on first, and
left where it begins to repeat itself.
"""

from __future__ import annotations

import ipaddress
from collections import Counter, deque
from collections.abc import Generator, Iterator
from urllib.parse import urlsplit

from assistant.errors import ModelError
from assistant.llm.reading import ReadItem

_CIRCLES = 3  # the same item so many times


class Ahead:
    """The items of a reply; `hear_out` reads what is left of it, and iterating goes on from there."""

    def __init__(self, items: Generator[ReadItem, None, None]) -> None:
        self._items = items
        self._waiting: deque[ReadItem] = deque()
        self._ended = False
        self._trouble: ModelError | None = None

    def __iter__(self) -> Iterator[ReadItem]:
        while True:
            if self._waiting:
                yield self._waiting.popleft()
            elif self._trouble is not None:
                raise self._trouble
            elif self._ended or (item := next(self._items, None)) is None:
                return
            else:
                yield item

    def hear_out(self) -> None:
        """Reads to the end, or to where the reply goes in circles; what fails is raised when iterating gets there."""
        if self._ended:
            return
        self._ended = True
        said: Counter[str] = Counter()
        try:
            for item in self._items:
                said[item.raw] += 1
                if said[item.raw] >= _CIRCLES:
                    break
                self._waiting.append(item)
        except ModelError as error:
            self._trouble = error
        self._items.close()

    def close(self) -> None:
        """Leaves the reply where it is: an endpoint that is hung up on stops writing."""
        self._ended = True
        self._items.close()


def one_at_a_time(host: str) -> bool:
    """Whether a server is likely to answer one request after the other: it runs on this machine or in this network."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return ipaddress.ip_address(name).is_private
    except ValueError:
        return name == "localhost"
