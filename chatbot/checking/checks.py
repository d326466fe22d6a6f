"""All checks, and how they are run."""

from collections.abc import Collection as Names
from collections.abc import Mapping
from types import MappingProxyType

from chatbot.checking.check import Check
from chatbot.checking.contradictions import Contradictions
from chatbot.checking.duplicates import Duplicates
from chatbot.checking.empty_answers import EmptyAnswers
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding
from chatbot.checking.finds_itself import FindsItself
from chatbot.checking.long_answers import LongAnswers
from chatbot.checking.missing_attachments import MissingAttachments
from chatbot.checking.near_duplicates import NearDuplicates
from chatbot.checking.no_alternates import NoAlternates
from chatbot.checking.personal_data import NoPersonalData
from chatbot.checking.several_in_one import SeveralInOne
from chatbot.checking.stated_contact import StatedContact
from chatbot.checking.stray_alternates import StrayAlternates
from chatbot.checking.thin_sections import ThinSections
from chatbot.checking.unknown_abbreviations import UnknownAbbreviations
from chatbot.checking.unused_spellings import UnusedSpellings
from chatbot.checking.unused_terms import UnusedTerms
from chatbot.errors import QueryError

_IN_ORDER: tuple[type[Check], ...] = (
    NoPersonalData,
    EmptyAnswers,
    Duplicates,
    Contradictions,
    NearDuplicates,
    SeveralInOne,
    FindsItself,
    StrayAlternates,
    MissingAttachments,
    StatedContact,
    ThinSections,
    LongAnswers,
    UnknownAbbreviations,
    UnusedTerms,
    UnusedSpellings,
    NoAlternates,
)

CHECKS: Mapping[str, type[Check]] = MappingProxyType({check.kind: check for check in _IN_ORDER})
"""All checks by their kind, in the order that findings of one severity are reported in."""


def find_all(examined: Examined, only: Names[str] = ()) -> list[Finding]:
    """Run the checks.

    :param only: Kinds to look for; all when empty.
    :return: The findings, the worst first, then in the order of the checks.
    :raises QueryError: There is no such kind.
    """
    require_kinds(only)
    found = [
        finding
        for kind, check in CHECKS.items()
        if not only or kind in only
        for finding in check().find(examined)
    ]
    return sorted(found, key=lambda finding: finding.severity.rank)


def require_kinds(kinds: Names[str]) -> None:
    """Refuse what is no kind of finding.

    :raises QueryError: The message names those that there are.
    """
    for kind in kinds:
        if kind not in CHECKS:
            raise QueryError(f"no check is called {kind[:60]!r}. There are: {', '.join(CHECKS)}.")
