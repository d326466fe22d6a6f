"""The lines of a paragraph in bold letters: pages set questions so that are no headings."""

from collections.abc import Iterator

from lxml import html

from chatbot.importing.formats.html_text import collect, flat
from chatbot.importing.formats.html_tree import up

_BOLD = ("b", "strong")


def lines_by_weight(element: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """The lines of a paragraph, each with whether all of it is in bold letters."""
    lines: list[tuple[list[str], list[bool]]] = [([], [])]

    def add(text: str, bold: bool) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                lines.append(([], []))
            lines[-1][0].append(line)
            if line.strip():
                lines[-1][1].append(bold)

    add(flat(element.text), element.tag in _BOLD)
    for child in element:
        parts: list[str] = ["\n"] if child.tag == "br" else []
        collect(child, parts, ())
        add("".join(parts), isinstance(child.tag, str) and _is_bold(child))
        add(flat(child.tail), element.tag in _BOLD)
    for texts, weights in lines:
        if weights:
            yield " ".join("".join(texts).split()), all(weights)


def _is_bold(element: html.HtmlElement) -> bool:
    """Whether all of its text is in bold letters."""
    if any(one.tag in _BOLD for one in up(element)):
        return bool(element.text_content().strip())
    outermost = (
        one
        for one in element.iter(*_BOLD)
        if not any(above.tag in _BOLD for above in one.iterancestors())
    )
    inner = "".join(one.text_content() for one in outermost)
    return bool(inner) and "".join(element.text_content().split()) == "".join(inner.split())
