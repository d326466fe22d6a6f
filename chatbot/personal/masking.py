"""All personal data taken out of a text."""

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from chatbot.personal.citizens import citizen_numbers, grouped_as_citizen
from chatbot.personal.digits import alike, digits_of
from chatbot.personal.mailboxes import mailboxes, typed_mailboxes
from chatbot.personal.papers import (
    Bounds,
    account_numbers,
    card_numbers,
    number_plates,
    passport_numbers,
)
from chatbot.personal.people import people_in
from chatbot.personal.telephones import (
    called_numbers,
    landline_numbers,
    mobile_numbers,
    numbers_abroad,
    spelled_numbers,
)


class Mask(StrEnum):
    """What stands in the place of what was taken out."""

    CITIZEN = "[ID]"
    MAILBOX = "[EMAIL]"
    ACCOUNT = "[ACCOUNT]"
    TELEPHONE = "[PHONE]"
    PASSPORT = "[PASSPORT]"
    PLATE = "[PLATE]"
    NAME = "[NAME]"


class Masked(NamedTuple):
    """What is taken out of a text.

    :param mask: What takes its place.
    :param start: Where it begins, 0-based.
    :param end: Where it ends, exclusive.
    """

    mask: Mask
    start: int
    end: int


def mask(text: str, public: Collection[str] = frozenset()) -> str:
    """A text with personal data taken out.

    :param text: As typed.
    :param public: What an office gives out itself, see :func:`public_contacts`; it stays.
    """
    parts, at = [], 0
    for found in masked(text, public):
        parts += [text[at : found.start], found.mask]
        at = found.end
    return "".join((*parts, text[at:]))


def masked(text: str, public: Collection[str] = frozenset()) -> list[Masked]:
    """What :func:`mask` takes out of a text, in its order."""
    same = alike(text)
    taken: list[Masked] = []
    for kind, spans in _FOUND_BY:
        for start, end in spans(same):
            clear = all(end <= other.start or other.end <= start for other in taken)
            if clear and not _is_public(same[start:end], public):
                taken.append(Masked(kind, start, end))
    return sorted(taken, key=lambda found: found.start)


def public_contacts(texts: Iterable[str]) -> frozenset[str]:
    """The telephones, as digits, and the mailboxes, in small letters, that stand in some texts."""
    found: set[str] = set()
    for text in map(alike, texts):
        found.update(match[0].casefold() for match in mailboxes(text))
        for numbers in (mobile_numbers, landline_numbers, numbers_abroad):
            found.update(_at_home(match[0]) for match in numbers(text))
    return frozenset(found)


def _is_public(text: str, public: Collection[str]) -> bool:
    return bool(public) and (text.casefold() in public or _at_home(text) in public)


def _at_home(number: str) -> str:
    """The digits of a telephone number as dialled in Thailand; of another text, its digits."""
    digits = digits_of(number).removeprefix("00")
    return f"0{digits[2:].removeprefix('0')}" if digits.startswith("66") else digits


def _names(text: str) -> Iterator[Bounds]:
    for person in people_in(text, wide=True):
        yield person.start, person.end


# In the order of what is told apart most surely: what one takes, the next leaves.
_FOUND_BY: tuple[tuple[Mask, Callable[[str], Iterable[Bounds]]], ...] = (
    (Mask.MAILBOX, lambda text: (match.span() for match in typed_mailboxes(text))),
    (Mask.CITIZEN, lambda text: (match.span() for match in citizen_numbers(text))),
    (Mask.CITIZEN, lambda text: (match.span() for match in grouped_as_citizen(text))),
    (Mask.PASSPORT, passport_numbers),
    (Mask.TELEPHONE, lambda text: (match.span() for match in numbers_abroad(text))),
    (Mask.TELEPHONE, lambda text: (match.span() for match in mobile_numbers(text))),
    (Mask.ACCOUNT, account_numbers),
    (Mask.TELEPHONE, lambda text: (match.span() for match in landline_numbers(text))),
    (Mask.CITIZEN, card_numbers),
    (Mask.TELEPHONE, called_numbers),
    (Mask.TELEPHONE, lambda text: (match.span() for match in spelled_numbers(text))),
    (Mask.PLATE, number_plates),
    (Mask.NAME, _names),
)
