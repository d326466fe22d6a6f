"""What is asked in a group: the message without whom it is addressed to."""

from collections.abc import Iterable


def without_mentions(text: str, places: Iterable[tuple[int, int]]) -> str:
    """A message without the names that it mentions.

    :param places: Start and length of each, in UTF-16 code units as LINE counts; what reaches
        beyond the message is passed over.
    """
    encoded = text.encode("utf-16-le", errors="surrogatepass")
    for start, length in sorted(places, reverse=True):
        if start >= 0 and length > 0 and (start + length) * 2 <= len(encoded):
            encoded = encoded[: start * 2] + encoded[(start + length) * 2 :]
    return " ".join(encoded.decode("utf-16-le", errors="replace").split())
