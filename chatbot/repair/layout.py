"""Text typed with the keyboard set to the other language."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from pythainlp.util import eng_to_thai, thai_to_eng

from chatbot.repair import constants
from chatbot.repair.edit import Edit
from chatbot.repair.vocabulary import Vocabulary
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter

_TOKEN = re.compile(r"\S+")
_ASCII = re.compile("[!-~]+")
# What the Thai layout gives for letters and digits; - and / stand on the keys of 3 and 2.
_FROM_THAI_KEYS = re.compile("[ก-๛]|^[/-]$")
_LETTERS = re.compile("[A-Za-z]+")
_THAI_LETTER = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]")
_NUMBER = re.compile(r"[\d.,:/%()-]+")
_TYPED_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_ADDRESS = re.compile(r"://|^www\.|@\w|\w\.(?:th|com|org|net|go)\b", re.IGNORECASE)
# A vowel sign or tone mark with no consonant to stand on.
_LOOSE = re.compile("(?:^|[^ก-๎])[ะัาำิ-ฺๅ็-๎]|[เแโใไ](?:$|[^ก-ฮ])|[ัิ-ฺ]{2}|[่-๋]{2}")


@dataclass
class _Token:
    start: int
    end: int
    text: str
    other: str
    is_sound: Callable[[str], bool]
    better: bool
    """Makes sense in the other layout."""
    telling: bool
    """Would not do so by chance."""
    changed: bool = False

    @cached_property
    def sound(self) -> bool:
        """Makes sense as typed; asked of few tokens, since a Thai one has to be cut into words."""
        return self.is_sound(self.text)

    @property
    def sure(self) -> bool:
        """Cannot be by chance."""
        return self.telling and not self.sound


class Layout:
    """Recognises and undoes a wrong keyboard layout, Kedmanee and US English, word by word.

    :param vocabulary: Says how plausible Thai words are.
    :param segmenter: Cuts what might be Thai.
    :param latin: Words in Latin letters that are known, in lower case.
    """

    def __init__(
        self, vocabulary: Vocabulary, segmenter: Segmenter, latin: Collection[str]
    ) -> None:
        self._vocabulary = vocabulary
        self._segmenter = segmenter
        self._latin = latin

    def edits(self, text: str) -> list[Edit]:
        """Edits that undo the wrong layout.

        :param text: As typed: which key was struck shows in the case of a letter.
        """
        edits = []
        for judge in (self._as_thai, self._as_english):
            edits += _changes(text, judge)
        return edits

    def strangeness(self, thai: str) -> float:
        """Surprise of a Thai text, in nats a character; the lower the more Thai it is."""
        normal = normalise(thai)
        letters = len(_THAI_LETTER.findall(normal))
        if not letters:
            return float("inf")
        total = 0.0
        for piece in self._segmenter.segment(normal):
            surprise = self._vocabulary.surprise(piece)
            if surprise is None:
                surprise = constants.LAYOUT_UNKNOWN * len(_THAI_LETTER.findall(piece))
            total += surprise
        return total / letters

    def _as_thai(self, token: str, start: int) -> list[_Token]:
        """The runs of a token that may be Thai typed with the English layout."""
        return [self._judged_as_thai(run[0], start + run.start()) for run in _ASCII.finditer(token)]

    def _judged_as_thai(self, run: str, start: int) -> _Token:
        best, other = float("inf"), run
        end = start + len(run)
        if len(run) > constants.LAYOUT_SHORT and self._is_latin(run):
            return _Token(start, end, run, run, self._is_latin, better=False, telling=False)
        for typed in dict.fromkeys((run, run.swapcase())):
            for thai in dict.fromkeys((eng_to_thai(typed), _keeping_digits(typed))):
                if _THAI_LETTER.search(thai) and not _LOOSE.search(thai):
                    strange = self.strangeness(thai)
                    if strange < best:
                        best, other = strange, thai
            if best <= constants.LAYOUT_THAI:
                break
        better = best <= constants.LAYOUT_THAI
        # A foreign name is letters only; Thai needs the keys of signs and digits as well.
        limit = constants.LAYOUT_PLAIN_THAI if run.isalpha() else constants.LAYOUT_THAI
        return _Token(start, end, run, other, self._is_latin, better, telling=best <= limit)

    def _is_latin(self, run: str) -> bool:
        if _NUMBER.fullmatch(run) or _ADDRESS.search(run):
            return True
        words = _LETTERS.findall(run.lower())
        return bool(words) and all(word in self._latin for word in words)

    def _as_english(self, token: str, start: int) -> list[_Token]:
        """A token that may be English typed with the Thai layout."""
        if not _FROM_THAI_KEYS.search(token):
            return []
        english = thai_to_eng(token).replace("ๅ", "1")
        if not _ASCII.fullmatch(english):
            return []
        if english.isdigit() and len(english) == 1:
            # A digit makes sense either way.
            return [_Token(start, start + 1, token, english, lambda _: True, True, telling=False)]
        words = _LETTERS.findall(english.lower())
        number = _TYPED_DIGITS.fullmatch(english) is not None and len(english) > 1
        better = number or (bool(words) and all(word in self._latin for word in words))
        longest = max(map(len, words), default=0)
        telling = better and (longest >= constants.LAYOUT_SHORT or number)
        return [_Token(start, start + len(token), token, english, self._is_thai, better, telling)]

    def _is_thai(self, token: str) -> bool:
        return self.strangeness(token) <= constants.LAYOUT_THAI and not _LOOSE.search(token)


def _changes(text: str, judge: Callable[[str, int], list[_Token]]) -> list[Edit]:
    found: list[_Token] = []
    budget = constants.LAYOUT_CHARACTERS
    for part in _TOKEN.finditer(text):
        budget -= len(part[0])
        if budget < 0:
            break
        found += judge(part[0], part.start())
    if not any(token.sure for token in found):
        return []
    for token in found:
        token.changed = token.sure or (token.better and not token.sound)
    _follow(found)
    return [Edit(token.start, token.end, token.other) for token in found if token.changed]


def _follow(found: list[_Token]) -> None:
    """A token that says nothing by itself goes with those on either side."""
    changed = [token.changed for token in found]
    for place, token in enumerate(found):
        if token.other.isdigit() and place and found[place - 1].changed:
            token.changed = True
        around = changed[max(0, place - 1) : place] + changed[place + 1 : place + 2]
        if changed[place] or not around or not all(around):
            continue
        short = len(token.text) <= constants.LAYOUT_SHORT
        if (token.better and short) or not (token.sound or token.better):
            token.changed = _THAI_LETTER.search(token.text + token.other) is not None


def _keeping_digits(typed: str) -> str:
    """To Thai, but for numbers of two digits and more, which come from the number pad."""
    return re.sub(r"(\d{2,})|([^\d]+|\d)", lambda part: part[1] or eng_to_thai(part[2]), typed)
