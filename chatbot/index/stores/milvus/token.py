"""What a Milvus server wants to be told before it answers: ``name:password``, or an API key.

One store is used in a process, so there is one token. It is no part of the store's URL, which is
kept in the index and shown in messages.
"""

_token = ""


def set_token(token: str) -> None:
    """Have connections that are opened from now on give a token; none when empty."""
    global _token
    _token = token


def get_token() -> str:
    """The token that was set, empty for none."""
    return _token
