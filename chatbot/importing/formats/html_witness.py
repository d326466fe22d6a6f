"""The second reading of a page: all of its text and addresses, by another parser."""

import json
from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import unquote


def witness_page(text: str) -> str:
    """All text and all addresses of a page, by another parser than lxml's."""
    witness = _Witness()
    witness.feed(text)
    witness.close()
    # Addresses apart: in what was read they stand behind the text of their links.
    return "\n".join((*witness.found, "", *witness.addresses))


class _Witness(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.addresses: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
        if data.lstrip()[:1] in ("{", "["):  # JSON-LD, and tags within it
            with suppress(ValueError, RecursionError):
                self._take(json.loads(data))

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for value in (value for name, value in attrs if name == "href" and value):
            self.addresses += [value, value.replace(" ", "%20"), unquote(value)]

    def _take(self, value: object) -> None:
        if isinstance(value, str):
            inner = _Witness()
            inner.feed(value)
            inner.close()
            self.found += inner.found
            self.addresses += inner.addresses
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                self._take(one)
