"""How improbable it is that one word was typed for another."""

from itertools import pairwise

from rapidfuzz.distance import OSA, Levenshtein

from chatbot.repair import constants
from chatbot.repair.skeleton import SILENT

_MARKS = frozenset("็่้๊๋์ะั")
_VOWELS = frozenset("าำิีึืุูเแโใไ")
_SOUNDS = (
    "ิีึื", "ุู", "รลฬ", "ศษสซ", "ดฎ", "ตฏ", "ฏฎ", "ยญ", "ทธฑฒ", "พภ", "คฆข",
    "ชฌ", "ถฐ", "่้๊๋็์", "เแ", "โอ",
)  # fmt: skip
# Heard alike at the end of a syllable.
_ENDINGS = ("ดตทถธจชสศษซฎฏฑฒฐ", "นณญรลฬ", "กขคฆ", "บปพภฟ")
_KEYS = (
    "`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./",
    "_ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ",
)  # fmt: skip


def _pairs() -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}

    def add(one: str, other: str, cost: float) -> None:
        for pair in ((one, other), (other, one)):
            costs[pair] = min(cost, costs.get(pair, constants.ORDINARY))

    for row in _KEYS:
        for one, other in pairwise(row):
            add(one, other, constants.NEIGHBOURING_KEY)
    groups_at = (
        (("ใไ", "ณน"), constants.NEARLY_SAME),
        (_SOUNDS, constants.SAME_SOUND),
        (_ENDINGS, constants.SAME_ENDING),
    )
    for groups, cost in groups_at:
        for group in groups:
            for place, one in enumerate(group):
                for other in group[place + 1 :]:
                    add(one, other, cost)
    return costs


_REPLACED = _pairs()


def effort(typed: str, meant: str) -> float:
    """Negative logarithm of the probability of typing one word for another, up to a constant.

    Edits as rapidfuzz finds them, each at its own price: a tone mark or a letter of the same
    sound is cheap, a neighbouring key less so.

    :param typed: Normalised, as found.
    :param meant: Normalised, the word it may stand for.
    :return: 0 for the same word.
    """
    if typed == meant:
        return 0.0
    cost = _edits(typed, meant)
    # ซ is how ทร sounds, and letters that are not heard are left out together; as edits of
    # single letters either would be several.
    if "ทร" in meant and "ซ" in typed:
        cost = min(cost, constants.NEARLY_SAME + _edits(typed, meant.replace("ทร", "ซ", 1)))
    # No one writes such a letter where there is none.
    if "์" in meant and meant.count("์") >= typed.count("์"):
        heard = _edits(SILENT.sub("", typed), SILENT.sub("", meant))
        cost = min(cost, constants.NOT_HEARD + heard)
    return cost


def _edits(typed: str, meant: str) -> float:
    cost = 0.0
    count = 0
    for operation in Levenshtein.editops(typed, meant):
        count += 1
        source, target = operation.src_pos, operation.dest_pos
        if operation.tag == "replace":
            edit = _REPLACED.get((typed[source], meant[target]), constants.ORDINARY)
        elif operation.tag == "insert":
            edit = _lone(meant, target)
        else:
            edit = _lone(typed, source) + constants.TOO_MANY
        if source == 0 and operation.tag != "insert" and edit > constants.SAME_SOUND:
            edit += constants.FIRST_LETTER
        cost += edit
    # Two neighbours in the wrong order are one slip, counted as two edits above.
    swaps = count - OSA.distance(typed, meant) if count > 1 else 0
    return max(cost - swaps * constants.SWAPPED, swaps * constants.NEIGHBOURING_KEY)


def _lone(word: str, place: int) -> float:
    """A character that only one of the two words has."""
    character = word[place]
    if character in _MARKS:
        return constants.MARK
    # The first of two belongs to the word before as likely as to this one.
    if place and character in word[place - 1] + word[place + 1 : place + 2]:
        return constants.DOUBLED
    return (
        constants.VOWEL
        if character in _VOWELS or (place and character == "อ")
        else constants.ORDINARY
    )
