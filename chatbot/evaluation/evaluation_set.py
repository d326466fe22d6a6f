"""Which files an evaluation runs on, and what may be claimed from them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus import Corpus
from chatbot.corpus.questions import (
    QUERIES_FILE,
    JudgedConversation,
    Question,
    load_conversations,
    load_questions,
)
from chatbot.errors import EvaluationError
from chatbot.evaluation.attacks import Attack, load_attacks
from chatbot.evaluation.behaviours import Behaviour, load_behaviours

CONVERSATIONS_FILE = "conversations.jsonl"
BEHAVIOUR_FILES = "behaviours-*.jsonl"
ATTACKS_FILE = "attacks.jsonl"

DEVELOPMENT_REMARK = (
    "Synthetic development set: written by hand for this project and graded by one annotator, not "
    "logs of real users. The product's texts, weights and thresholds were tuned on it, so these "
    "are not held-out scores."
)
OTHER_REMARK = (
    "Not the corpus's own development set. The product's texts, weights and thresholds were tuned "
    "on that set, which is synthetic; where these queries come from, and whether anything was "
    "tuned on them, is for their owner to say."
)


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Everything that is asked, with where it comes from.

    :param files: Per file its name and the SHA-256 of its bytes.
    :param development: Whether every file is the corpus's own development set.
    """

    questions: tuple[Question, ...]
    conversations: tuple[JudgedConversation, ...]
    files: dict[str, str]
    development: bool
    behaviours: tuple[Behaviour, ...] = ()
    attacks: tuple[Attack, ...] = ()

    @property
    def remark(self) -> str:
        """What a reader has to know before believing a number."""
        return DEVELOPMENT_REMARK if self.development else OTHER_REMARK


def load_set(
    corpus: Corpus,
    queries: Path | None = None,
    conversations: Path | None = None,
    behaviours: Sequence[Path] = (),
    attacks: Path | None = None,
) -> EvaluationSet:
    """Load the named files; with none named, the development set in the corpus folder.

    A kind of file that is not named while another is, is left out.

    :param queries: Single queries.
    :param conversations: Conversations.
    :param behaviours: Cases of behaviours.
    :param attacks: Attacks.
    :raises EvaluationError: A file is missing or malformed.
    """
    folder = corpus.folder / "evaluation"
    own = [corpus.folder / QUERIES_FILE, folder / CONVERSATIONS_FILE, folder / ATTACKS_FILE]
    own_behaviours = sorted(folder.glob(BEHAVIOUR_FILES))
    if not (queries or conversations or behaviours or attacks):
        if not own[0].is_file():
            raise EvaluationError(
                f"{own[0]}: this corpus has no development set. --queries names a file to use; "
                "docs/evaluation.md shows its format."
            )
        queries, conversations, attacks = (path if path.is_file() else None for path in own)
        behaviours = own_behaviours
    named = [*filter(None, (queries, conversations, attacks)), *behaviours]
    return EvaluationSet(
        questions=load_questions(queries, corpus.by_id) if queries else (),
        conversations=load_conversations(conversations, corpus.by_id) if conversations else (),
        files={path.name: _digest(path) for path in named},
        development={_digest(path) for path in named}
        <= {_digest(path) for path in (*own, *own_behaviours) if path.is_file()},
        behaviours=load_behaviours(behaviours, corpus.by_id),
        attacks=load_attacks(attacks) if attacks else (),
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
