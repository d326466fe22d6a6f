"""Which files an evaluation runs on, and what may be claimed from them."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from chatbot.corpus import Collection, Corpus
from chatbot.corpus.questions import (
    QUERIES_FILE,
    JudgedConversation,
    Question,
    load_conversations,
    load_questions,
)
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError, EvaluationError
from chatbot.evaluation.attacks import Attack, load_attacks
from chatbot.evaluation.behaviours import Behaviour, load_behaviours
from chatbot.evaluation.near_misses import load_near_misses
from chatbot.evaluation.reported import Reported, load_reported

CONVERSATION_FILES = "conversations*.jsonl"
NEAR_MISS_FILES = "near_misses*.jsonl"
BEHAVIOUR_FILES = "behaviours-*.jsonl"
REPORTED_FILES = "reported*.jsonl"
ATTACKS_FILE = "attacks.jsonl"

DEVELOPMENT_REMARK = (
    "Synthetic development set: written by hand for this project and graded by one annotator, not "
    "logs of real users. The product's texts, weights and thresholds were tuned on it, so these "
    "are not held-out scores."
)
OTHER_REMARK = (
    "Not the documents' own development set. The product's texts, weights and thresholds were "
    "tuned on that set, which is synthetic; where these queries come from, and whether anything "
    "was tuned on them, is for their owner to say."
)


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Everything that is asked, with where it comes from.

    :param questions: Single queries.
    :param conversations: Turns that are judged one by one.
    :param behaviours: Cases that are judged on their last turn.
    :param attacks: Hostile questions.
    :param near_misses: Single queries that the documents do not answer.
    :param reported: Cases that are judged on their last turn by what went wrong once.
    :param files: Per file its name and the SHA-256 of its bytes.
    :param development: Whether every file is of the collection's own development sets.
    """

    questions: tuple[Question, ...] = ()
    conversations: tuple[JudgedConversation, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    attacks: tuple[Attack, ...] = ()
    near_misses: tuple[Question, ...] = ()
    reported: tuple[Reported, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    development: bool = False

    @property
    def remark(self) -> str:
        """What a reader has to know before believing a number."""
        return DEVELOPMENT_REMARK if self.development else OTHER_REMARK


@dataclass(frozen=True, slots=True)
class SetFiles:
    """The files of a set; a kind without one is left out."""

    queries: Path | None = None
    attacks: Path | None = None
    conversations: tuple[Path, ...] = ()
    behaviours: tuple[Path, ...] = ()
    near_misses: tuple[Path, ...] = ()
    reported: tuple[Path, ...] = ()

    @classmethod
    def of(cls, corpus: Corpus) -> "SetFiles":
        """The development set in a corpus folder."""
        folder = corpus.folder / "evaluation"
        own = (corpus.folder / QUERIES_FILE, folder / ATTACKS_FILE)
        queries, attacks = (path if path.is_file() else None for path in own)
        patterns = (CONVERSATION_FILES, BEHAVIOUR_FILES, NEAR_MISS_FILES, REPORTED_FILES)
        several = (tuple(sorted(folder.glob(pattern))) for pattern in patterns)
        return cls(queries, attacks, *several)

    @property
    def paths(self) -> tuple[Path, ...]:
        """All of them."""
        several = (self.conversations, self.behaviours, self.near_misses, self.reported)
        return (*filter(None, (self.queries, self.attacks)), *chain.from_iterable(several))


def load_set(collection: Collection, files: SetFiles | None = None) -> EvaluationSet:
    """Load the named files; with none named, the development sets in the corpus folders.

    :raises EvaluationError: A file is missing or malformed.
    """
    own = [SetFiles.of(corpus) for corpus in collection.current]
    if files and files.paths:
        parts = [_load(files, collection.by_name)]
        names = {path.name: path for path in files.paths}
    else:
        parts = [_load_own(corpus) for corpus in collection.current]
        names = {
            path.name if collection.single else f"{corpus.document.id}/{path.name}": path
            for corpus, found in zip(collection.current, own, strict=True)
            for path in found.paths
        }
    digests = {name: _digest(path) for name, path in names.items()}
    known = {_digest(path) for found in own for path in found.paths}
    return EvaluationSet(
        questions=tuple(one for part in parts for one in part.questions),
        conversations=tuple(one for part in parts for one in part.conversations),
        behaviours=tuple(one for part in parts for one in part.behaviours),
        attacks=tuple(one for part in parts for one in part.attacks),
        near_misses=tuple(one for part in parts for one in part.near_misses),
        reported=tuple(one for part in parts for one in part.reported),
        files=digests,
        development=set(digests.values()) <= known,
    )


def _load_own(corpus: Corpus) -> EvaluationSet:
    files = SetFiles.of(corpus)
    if files.queries is None:
        raise EvaluationError(
            f"{corpus.folder / QUERIES_FILE}: this corpus has no development set. --queries names "
            "a file to use; docs/evaluation.md shows its format."
        )
    return _load(files, {entry.id: entry.key for entry in corpus.entries})


def _load(files: SetFiles, keys: Mapping[str, EntryKey]) -> EvaluationSet:
    """What some files hold; where they come from is for the caller to say."""
    with _reading("--queries"):
        questions = load_questions(files.queries, keys) if files.queries else ()
    with _reading("--conversations"):
        conversations = load_conversations(files.conversations, keys)
    with _reading("--behaviours"):
        behaviours = load_behaviours(files.behaviours, keys)
    with _reading("--attacks"):
        attacks = load_attacks(files.attacks) if files.attacks else ()
    with _reading("--near-misses"):
        near_misses = load_near_misses(files.near_misses, keys)
    with _reading("--reported"):
        reported = load_reported(files.reported, keys)
    return EvaluationSet(questions, conversations, behaviours, attacks, near_misses, reported)


@contextmanager
def _reading(option: str) -> Iterator[None]:
    """Say of a file that cannot be used what whoever evaluates can do about it.

    :param option: The command's option that names such a file.
    """
    try:
        yield
    except CorpusError as error:
        raise EvaluationError(
            f"{error} {option} names the file to use, CHATBOT_CORPUS the documents that it was "
            "made for; docs/evaluation.md shows its format."
        ) from error


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
