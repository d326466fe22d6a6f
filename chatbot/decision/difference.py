"""What a question and the official question that may answer it do not share."""

from collections.abc import Sequence

from chatbot.datatypes import Difference
from chatbot.decision.substance import of_substance


def difference(asked: Sequence[str], official: Sequence[str]) -> Difference:
    """The words of substance that only one of them has.

    :param asked: Words of the question as segmented.
    :param official: Words of the official question, alike.
    """
    mine, theirs = of_substance(asked), of_substance(official)
    return Difference(
        asked=tuple(word for word in mine if word not in theirs),
        official=tuple(word for word in theirs if word not in mine),
    )
