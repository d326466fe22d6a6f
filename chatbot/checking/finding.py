"""A finding: one thing that an editor should look at before it goes online."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters, the worst first."""

    ERROR = "error"
    """It should not go online."""
    WARNING = "warning"
    """It is probably not meant."""
    NOTE = "note"
    """It is worth knowing."""

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that deserves a look.

    :param kind: The name of the check that found it.
    :param document: The document that it is in; the first entry's where it is in two.
    :param version: Version of that document.
    :param entries: Names of the entries concerned: the id, or ``document/version/id`` where
        several documents are served; empty where it is about none of them.
    :param place: Where to look: the file with its lines, or what stands in it.
    :param matter: What is the matter, one plain sentence.
    :param advice: What to do about it; the same for findings that are mended alike.
    """

    kind: str
    severity: Severity
    document: str
    version: str
    entries: tuple[str, ...]
    place: str
    matter: str
    advice: str
