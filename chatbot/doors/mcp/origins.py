"""Which web pages may call it: a page of anybody must not ask a server within an office."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.types import Scope

_OF_THIS_MACHINE = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?")


class Origins:
    """Knows the origins that are let in; what is no web page sends none, and is let in.

    A page that had its name turned to this machine's address (DNS rebinding) sends its own name as
    origin, so the origin alone tells: it need not be held against the ``Host`` header, as the
    protocol's package would, which knows no names with ``*`` before them.

    :param allowed: Each as ``https://www.example.go.th``.
    :param public_url: The product's own address; empty where it is not known.
    """

    def __init__(self, allowed: Iterable[str], public_url: str) -> None:
        own = urlsplit(public_url)
        self._allowed = {*allowed, *([f"{own.scheme}://{own.netloc}"] if public_url else ())}

    def let_in(self, scope: Scope) -> bool:
        """Whether a request may pass."""
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        return all(
            origin in self._allowed or _OF_THIS_MACHINE.fullmatch(origin) for origin in origins
        )
