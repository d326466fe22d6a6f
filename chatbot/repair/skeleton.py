"""What is left of a Thai word when all that is easily mistaken is taken away."""

import re

from chatbot.repair import constants

_SILENT = re.compile("[ก-ฮ]?[ิุ]?์")
_DOUBLED = re.compile(r"(.)\1+")

# Tone marks and the short vowel sign are forgotten, long vowels and letters of one sound merged.
_SOUND = str.maketrans("ีืูใศษณฬรญฎฏฑธภฆฌฐ", "ิึุไสสนลลยดตททพคชถ", "็่้๊๋์ฺํะ")
# In a long word the consonants alone tell which it is, and their series too are mixed up.
_CONSONANTS = str.maketrans("ขคดถทปผฝพฟจฉซ", "กกตตตพพพพพชชส", "ะัาำิีึืุูเแโใไๅ")


def sound(word: str) -> str:
    """A word without tone marks, its long vowels short and its letters one a sound.

    :param word: Normalised Thai.
    :return: Equal for words that differ in what typists mix up most; possibly empty.
    """
    return _DOUBLED.sub(r"\1", _SILENT.sub("", word).replace("ทร", "ซ").translate(_SOUND))


def consonants(sounds: str) -> str | None:
    """The consonants of a long word, by series.

    :param sounds: What :func:`sound` gave.
    :return: None for a word of fewer than five consonants: too many have the same.
    """
    if len(sounds) < constants.CONSONANTS:
        return None
    kept = sounds.translate(_CONSONANTS)
    kept = _DOUBLED.sub(r"\1", kept[:1] + kept[1:].replace("อ", ""))
    return kept if len(kept) >= constants.CONSONANTS else None


def one_left_out(key: str) -> list[str]:
    """All that a key becomes when one of its characters is left out.

    Two keys with one of these in common are one edit apart, or two (symmetric deletion: Garbe,
    SymSpell, https://github.com/wolfgarbe/SymSpell).
    """
    return [key[:place] + key[place + 1 :] for place in range(len(key))]
