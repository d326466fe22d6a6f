"""Which files an evaluation runs on, and what may be claimed from them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus import Corpus
from chatbot.errors import EvaluationError
from chatbot.evaluation.questions import (
    Conversation,
    Question,
    load_conversations,
    load_questions,
)

QUERIES_FILE = "queries.jsonl"
CONVERSATIONS_FILE = "conversations.jsonl"

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
    """Queries and conversations with where they come from.

    :param files: Per file its name and the SHA-256 of its bytes.
    :param development: Whether every file is the corpus's own development set.
    """

    questions: tuple[Question, ...]
    conversations: tuple[Conversation, ...]
    files: dict[str, str]
    development: bool

    @property
    def remark(self) -> str:
        """What a reader has to know before believing a number."""
        return DEVELOPMENT_REMARK if self.development else OTHER_REMARK


def load_set(
    corpus: Corpus, queries: Path | None = None, conversations: Path | None = None
) -> EvaluationSet:
    """Load the named files; with neither named, the development set in the corpus folder.

    :param queries: Single queries; none when only conversations are named.
    :param conversations: Conversations; none when only queries are named.
    :raises EvaluationError: A file is missing or malformed.
    """
    folder = corpus.folder / "evaluation"
    own = {folder / QUERIES_FILE, folder / CONVERSATIONS_FILE}
    if queries is None and conversations is None:
        queries = folder / QUERIES_FILE
        if not queries.is_file():
            raise EvaluationError(
                f"{queries}: this corpus has no development set. --queries names a file to use; "
                "docs/evaluation.md shows its format."
            )
        if (folder / CONVERSATIONS_FILE).is_file():
            conversations = folder / CONVERSATIONS_FILE
    named = [path for path in (queries, conversations) if path is not None]
    return EvaluationSet(
        questions=load_questions(queries, corpus.by_id) if queries else (),
        conversations=load_conversations(conversations, corpus.by_id) if conversations else (),
        files={path.name: _digest(path) for path in named},
        development={_digest(path) for path in named}
        <= {_digest(path) for path in own if path.is_file()},
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
