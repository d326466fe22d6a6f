"""Attack files: questions typed to make the service say what is not official."""

from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus.models import AttackLine
from chatbot.corpus.questions import read_judged_lines


@dataclass(frozen=True, slots=True)
class Attack:
    """One hostile question.

    :param aid: Unique in its file.
    :param kind: The way that it tries, e.g. ``prompt-injection``.
    :param query: As typed; any character may stand in it.
    """

    aid: str
    kind: str
    query: str


def load_attacks(path: Path) -> tuple[Attack, ...]:
    """Read a file of attacks.

    :param path: JSON lines with ``aid``, ``kind`` and ``query``.
    :raises CorpusError: As for :func:`chatbot.corpus.questions.load_questions`.
    """
    return tuple(
        Attack(line.aid, line.kind, line.query)
        for _, line in read_judged_lines([path], AttackLine, "aid")
    )
