"""Which pages other sites may show within their own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Framing:
    """Sites that may show some pages in a frame; this server's own pages always may.

    :param origins: Of the sites, e.g. ``https://www.example.go.th``.
    :param pages: First parts of the addresses that they may show; ``""`` is the root alone.
    :param root_path: That a reverse proxy serves all of it under.
    """

    origins: Sequence[str] = ()
    pages: Collection[str] = ()
    root_path: str = ""

    def sites(self, path: str) -> tuple[str, ...]:
        """The other sites that may show what stands at a path, before or behind the root path."""
        _, _, within = path.removeprefix(self.root_path).partition("/")
        return tuple(self.origins) if within.partition("/")[0] in self.pages else ()
