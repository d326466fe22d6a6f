"""Thai marks that stand in another order, twice, or in pieces, and look as they should."""

import re
from itertools import groupby

from chatbot.text.plausible import strangeness

MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""All that stands above or below a consonant, as the inside of a class of characters."""
_VOWELS = "\u0e31\u0e34-\u0e3a\u0e47"
_TONES = "\u0e48-\u0e4b"
_SIGNS = "\u0e4c-\u0e4e"
_SARA_AM = "\u0e33"
# Sara a, sara aa, and the long tail that is typed for it.
_AFTER = "\u0e30\u0e32\u0e45"

# Nikhahit and sara aa typed apart, with or without tone marks between: sara am.
_SPLIT_SARA_AM = re.compile(f"\u0e4d([{_TONES}]*)\u0e32")
# Two sara e look like one sara ae, or are one typed twice: เเละ is และ, ช่วยเเหลือ is ช่วยเหลือ.
_SARA_AE, _SARA_E = "\u0e41", "\u0e40"
_SPLIT_SARA_AE = re.compile(
    f"{_SARA_E}{{2}}(?=([\u0e01-\u0e2e\u0e30-\u0e3a\u0e45-\u0e4e]{{0,12}}))"
)
# Nikhahit on sara i, with or without tone marks between, looks like sara ue.
_SPLIT_SARA_UE = re.compile(f"\u0e4d\u0e34|\u0e34([{_TONES}]*)\u0e4d")
_WRONG_CLUSTER = re.compile(
    f"[{_TONES}][{_VOWELS}]|[{_SIGNS}][{_VOWELS}{_TONES}]|{_SARA_AM}[{MARKS}]|([{MARKS}{_SARA_AM}])\\1"
)
_CLUSTER = re.compile(f"[{MARKS}{_SARA_AM}]{{2,}}")
# A tone mark stands on the consonant, before the vowel that follows it: คะ่ for ค่ะ.
_TONE_TOO_LATE = re.compile(f"(?<![{_AFTER}])[{_AFTER}][{_AFTER}{_TONES}]*[{_TONES}]")


def whole_vowels(text: str) -> tuple[str, int]:
    """A text with sara am, sara ae and sara ue as one character each.

    :return: The text, and how many stood in pieces.
    """
    text, am = _SPLIT_SARA_AM.subn(rf"\1{_SARA_AM}", text)
    text, ae = _SPLIT_SARA_AE.subn(_more_thai, text)
    text, ue = _SPLIT_SARA_UE.subn("\u0e36\\1", text)
    return text, am + ae + ue


def ordered_marks(text: str) -> tuple[str, int]:
    """A text with the marks over each consonant in typing order, none struck twice in a row.

    :return: The text, and at how many consonants they stood otherwise.
    """
    text, late = _TONE_TOO_LATE.subn(_tones_first, text)
    if not _WRONG_CLUSTER.search(text):
        return text, late
    wrong = 0

    def ordered(cluster: re.Match[str]) -> str:
        nonlocal wrong
        marks = "".join(mark for mark, _ in groupby(sorted(cluster[0], key=_place)))
        wrong += marks != cluster[0]
        return marks

    return _CLUSTER.sub(ordered, text), late + wrong


def _more_thai(found: re.Match[str]) -> str:
    if not found[1]:
        return _SARA_AE
    return min(_SARA_AE, _SARA_E, key=lambda vowel: strangeness(vowel + found[1]))


def _tones_first(found: re.Match[str]) -> str:
    return "".join(sorted(found[0], key=lambda character: character in _AFTER))


def _place(mark: str) -> int:
    if "\u0e48" <= mark <= "\u0e4b":
        return 1
    if "\u0e4c" <= mark <= "\u0e4e":
        return 2
    return 3 if mark == _SARA_AM else 0
