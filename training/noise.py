"""Typing errors of the kind that Thai typists make, for questions shown in training."""

import random

_TONES_AND_MARKS = "็่้๊๋์ิีึืัุู"
_CONFUSED = {
    "ใ": "ไ", "ไ": "ใ", "ร": "ล", "ล": "ร", "ณ": "น", "น": "ณ", "ศ": "ส", "ษ": "ส", "ส": "ศ",
    "ิ": "ี", "ี": "ิ", "ุ": "ู", "ู": "ุ", "ึ": "ื", "ื": "ึ", "่": "้", "้": "่",
    "ฏ": "ฎ", "ฎ": "ฏ", "ภ": "ถ", "ฤ": "ริ", "ะ": "", "ด": "ก", "ค": "ต", "พ": "ภ", "ย": "ญ",
}  # fmt: skip


def mistype(text: str, generator: random.Random) -> str:
    """The text with one typing error for about every fifteen characters, at least one.

    Errors: a lost character (tone and vowel signs above all), two characters in the wrong order,
    a doubled one, a confused one (ใ and ไ, ร and ล, neighbouring keys), a lost space.

    :param text: Any text.
    :param generator: Source of chance.
    """
    characters = list(text)
    for _ in range(max(1, round(len(text) / 15 * generator.random()))):
        if len(characters) < 2:
            break
        _spoil(characters, generator)
    return "".join(characters)


def _spoil(characters: list[str], generator: random.Random) -> None:
    place = generator.randrange(len(characters) - 1)
    character = characters[place]
    chance = generator.random()
    if character in _CONFUSED and chance < 0.5:
        characters[place] = _CONFUSED[character]
    elif character in _TONES_AND_MARKS or character == " " or chance < 0.4:
        characters[place] = ""
    elif chance < 0.8:
        characters[place], characters[place + 1] = characters[place + 1], character
    else:
        characters[place] = character * 2
