"""Character n-grams: the safety net under word segmentation."""

SIZES = (3, 4, 5)


def character_ngrams(text: str) -> list[str]:
    """Overlapping character n-grams of a text, padded with a space at either end.

    A misspelt or wrongly segmented word still shares most of its n-grams with the right one.

    :param text: Normalised text.
    :return: All n-grams of the lengths in ``SIZES``, shortest first; none for an empty text.
    """
    if not text:
        return []
    padded = f" {text} "
    return [
        padded[start : start + size] for size in SIZES for start in range(len(padded) - size + 1)
    ]
