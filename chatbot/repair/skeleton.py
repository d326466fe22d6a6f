"""What is left of a Thai word when all that is easily mistaken is taken away."""

import re

SILENT = re.compile("[ก-ฮ]?[ิุ]?์")
"""A letter that is not heard."""

_DOUBLED = re.compile(r"(.)(?=\1)")

# Tone marks and the short vowel sign are forgotten, long vowels and letters of one sound merged.
_SOUND = str.maketrans("ีืูใศษณฬรญฎฏฑธภฆฌฐ", "ิึุไสสนลลยดตททพคชถ", "็่้๊๋์ฺํะ")


def sound(word: str) -> str:
    """A word without tone marks, its long vowels short and its letters one a sound.

    :param word: Normalised Thai.
    :return: Equal for words that differ in what typists mix up most; possibly empty.
    """
    # Few words have a silent letter, and looking for the sign is faster than the pattern.
    heard = SILENT.sub("", word) if "์" in word else word
    return _DOUBLED.sub("", heard.replace("ทร", "ซ").translate(_SOUND))


def one_left_out(key: str) -> list[str]:
    """All that a key becomes when one of its characters is left out.

    Two keys with one of these in common are one edit apart, or two (symmetric deletion: Garbe,
    SymSpell, https://github.com/wolfgarbe/SymSpell).
    """
    return [key[:place] + key[place + 1 :] for place in range(len(key))]
