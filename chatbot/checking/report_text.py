"""Findings as plain text for a terminal, 100 places wide."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from chatbot.checking.finding import Finding, Severity
from chatbot.checking.width import padded, shortened, width, wrapped
from chatbot.checking.wording import counted

_WIDTH = 100
_NAMES = 30
_GAP = 2
_MOST_NAMES = 8
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}


Cut = Callable[[str], Sequence[str]]


def findings_text(findings: Sequence[Finding], entries: int, documents: int, cut: Cut) -> str:
    """The table of all findings, by severity then kind, and a last line of counts.

    :param findings: The worst first, those of one kind together.
    :param entries: How many were checked.
    :param documents: In how many documents.
    :param cut: Cuts a text into words: Thai has no spaces where a line could end.
    """
    lines = [line for group in _groups(findings) for line in _group(group, cut)]
    return "\n".join((*lines, _counts(findings, entries, documents)))


def _groups(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    for _, group in groupby(findings, key=lambda one: (one.severity, one.kind)):
        yield list(group)


def _group(findings: Sequence[Finding], cut: Cut) -> Iterator[str]:
    first, *_ = findings
    yield f"{first.severity.upper()}  {first.kind}  ({len(findings)})"
    for finding in findings:
        yield from _rows(finding, cut)
    for advice in dict.fromkeys(finding.advice for finding in findings):
        start, after = "  To do: ", " " * 9
        for number, line in enumerate(wrapped(advice, _WIDTH - len(after), cut)):
            yield f"{after if number else start}{line}"
    yield ""


def _rows(finding: Finding, cut: Cut) -> Iterator[str]:
    """A finding: whom it is about and where on the left, what is the matter on the right."""
    room = _WIDTH - _GAP - _NAMES - _GAP
    left = [*_named(finding), *wrapped(finding.place, _NAMES, cut)]
    right = list(wrapped(finding.matter, room, cut))
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else ""
        other = right[number] if number < len(right) else ""
        yield f"{' ' * _GAP}{padded(one, _NAMES + _GAP)}{other}".rstrip()


def _named(finding: Finding) -> Iterator[str]:
    """The entries, else the document; a long list is cut, JSON has all of it."""
    if not finding.entries:
        yield shortened(finding.document, _NAMES)
        return
    shown = finding.entries[:_MOST_NAMES]
    more = len(finding.entries) - len(shown)
    line = ""
    for name in (*shown, *([f"and {more} more"] if more else ())):
        joined = f"{line}, {name}" if line else name
        if line and width(joined) > _NAMES:
            yield f"{line},"
            joined = name
        line = shortened(joined, _NAMES)
    yield line


def _counts(findings: Sequence[Finding], entries: int, documents: int) -> str:
    counts = Counter(finding.severity for finding in findings)
    parts = (counted(counts[one], str(one), _PLURALS[one]) for one in Severity)
    where = (
        f"{counted(entries, 'entry', 'entries')} of {counted(documents, 'document', 'documents')}"
    )
    return f"{', '.join(parts)} in {where}"
