"""What a check is: one kind of finding, looked for in everything that is served."""

from collections.abc import Iterator
from typing import ClassVar, Protocol

from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding


class Check(Protocol):
    """One kind of finding; a class is a check when it derives from this one."""

    kind: ClassVar[str]
    """By which it is chosen and reported."""

    def find(self, examined: Examined) -> Iterator[Finding]:
        """All findings of this kind, in the order of the documents."""
