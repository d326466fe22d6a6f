"""A long text in parts that make it up again, to the letter."""

from chatbot.doors.line.limits import letters
from chatbot.text.line_breaks import may_part

# Where a part may end, the best first: behind a paragraph, a line, a word.
_BORDERS = ("\n\n", "\n", " ")


def parts_of(text: str, most: int) -> list[str]:
    """Cut a text; put one behind the other, the parts are the text.

    A part ends behind a paragraph if one ends in its latter half, else behind a line, a space, or
    between two Thai syllable parts, so that no vowel or tone mark loses its consonant.

    :param most: Letters of a part, as LINE counts them; 2 or more.
    """
    parts = []
    while letters(text) > most:
        end = _end(text, most)
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]


def _end(text: str, most: int) -> int:
    longest = _longest(text, most)
    for border in _BORDERS:
        found = text.rfind(border, longest // 2, longest)
        if found >= 0:
            return found + len(border)
    end = longest
    while end > max(1, longest // 2):
        if may_part(text[end - 1], text[end]):
            return end
        end -= 1
    return longest


def _longest(text: str, most: int) -> int:
    """How many characters of a text make up ``most`` letters at most."""
    end = min(len(text), most)
    while letters(text[:end]) > most:
        # Each character beyond the basic plane counts twice: half of what is over is the least.
        end -= max(1, (letters(text[:end]) - most) // 2)
    return end
