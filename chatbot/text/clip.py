"""Long texts made short for a button or a remark, where the whole text stands elsewhere."""

from chatbot.text.line_breaks import may_part

# The space keeps it apart from the full stop of an abbreviation.
ELLIPSIS = " …"


def clipped(text: str, length: int) -> str:
    """The beginning of a text, on one line.

    Cut at a space if there is one in the latter half, else between two Thai syllable parts, so
    that no vowel or tone mark loses its consonant.

    :param length: Most characters that are kept; an ellipsis comes on top when some are not.
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    end = line.rfind(" ", length // 2, length + 1)
    if end < 0:
        end = length
        while end > length // 2 and not may_part(line[end - 1], line[end]):
            end -= 1
    return line[:end].rstrip() + ELLIPSIS
