"""A page as lxml has it, and where in it an element stands."""

from collections.abc import Iterator

from lxml import etree, html

from chatbot.errors import DocumentFileError


def parsed(text: str) -> html.HtmlElement:
    """The root of a page.

    :raises DocumentFileError: It is no HTML.
    """
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, ValueError) as error:
        raise DocumentFileError(f"is no page that can be read ({error}).") from error


def place_of(element: html.HtmlElement) -> str:
    """The line that an element is on, as a person is told it; empty where that is not known."""
    line = next((one.get("data-line") for one in up(element) if one.get("data-line")), None)
    return f"บรรทัด {line or element.sourceline}" if line or element.sourceline else ""


def up(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """An element and all that it is in, from the inside out."""
    yield element
    yield from element.iterancestors()
