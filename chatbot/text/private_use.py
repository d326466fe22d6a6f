"""Thai letters and marks that old fonts keep in private-use characters.

Before fonts could place marks themselves, a shifted shape of a mark, e.g. a tone mark lowered where
no vowel stands below it, had a character of its own: U+F700 to U+F71A in Windows fonts, U+F884 to
U+F89E in those of the Mac. A PDF made with such a font gives these when it is copied from. The
tables are HarfBuzz's, ``src/hb-ot-shaper-thai.cc``, read from the shape to the character; what
they mean is told at https://linux.thai.net/~thep/th-otf/shaping.html.
"""

import re

# In the order of the private-use characters, from U+F700 and from U+F884.
_WINDOWS = (
    "\u0e10\u0e34\u0e35\u0e36\u0e37"  # a base without its descender; vowels shifted left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # tones and thanthakhat shifted down and left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # … shifted down
    "\u0e0d\u0e31\u0e4d\u0e47"  # a base without its descender; marks shifted left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # tones and thanthakhat shifted left
    "\u0e38\u0e39\u0e3a"  # marks below, shifted down
)
_MAC = (
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47"
    "\u0e48\u0e48\u0e48\u0e49\u0e49\u0e49\u0e4a\u0e4a\u0e4a\u0e4b\u0e4b\u0e4b\u0e4c\u0e4c\u0e4c"
    "\u0e4d\u0e0d\u0e38\u0e39\u0e3a\u0e10"
)
_REAL = {
    first + place: real
    for first, table in ((0xF700, _WINDOWS), (0xF884, _MAC))
    for place, real in enumerate(table)
}
_PRIVATE = re.compile("[\uf700-\uf71a\uf884-\uf89e]")


def real_characters(text: str) -> tuple[str, int]:
    """A text with the characters that private-use ones stand for.

    :return: The text, and how many there were.
    """
    count = len(_PRIVATE.findall(text))
    return (text.translate(_REAL) if count else text), count
