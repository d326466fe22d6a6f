"""What LINE takes, as its Messaging API reference has it.

Lengths are counted in UTF-16 code units, see
https://developers.line.biz/en/docs/messaging-api/text-character-count/.
"""

MESSAGES = 5
"""Messages of one reply."""

TEXT = 5000
"""Letters of a text message."""

ALT_TEXT = 400
"""Letters of what stands for a flex message in a notification; LINE took no more in the past."""

BUBBLE_BYTES = 30_000
"""Bytes of the JSON of a bubble."""

LABEL = 20
"""Letters on a button."""

DATA = 300
"""Letters that a button sends back, and letters shown in the chat when it does."""

QUICK_REPLIES = 13
"""Buttons under a message."""

LONGEST_ADDRESS = 1000
"""Letters of an address that a button opens."""


def letters(text: str) -> int:
    """The length of a text as LINE counts it."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
