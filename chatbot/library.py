"""The built index of a collection: opened when it is whole and current, else built."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from chatbot.corpus import Collection
from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import MAX_WRONG, Calibration
from chatbot.decision.fit import fit_calibration, still_fits
from chatbot.decision.judge import judge
from chatbot.engine import Chatbot
from chatbot.errors import IndexStorageError, StaleIndexError
from chatbot.index.build import INDEX_STEPS, build_index
from chatbot.index.identity import Identity
from chatbot.index.index import Index
from chatbot.index.kept_parts import KeptParts
from chatbot.index.kept_vectors import read_vectors, write_vectors
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.index.progress import BuildProgress, unheard
from chatbot.index.remembering import Memory
from chatbot.index.self_check import SelfCheck, check_legs
from chatbot.index.storage import current_build, load_index, require_folder, save_index
from chatbot.index.stores import check_store
from chatbot.index.stores.faiss import EXACT_ROWS
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.retrieval import Retriever
from chatbot.settings import DEFAULT_STORE
from chatbot.text.segment import Segmenter
from chatbot.threads import usable_cores

if TYPE_CHECKING:
    from chatbot.language_model.second_judge import SecondJudge

logger = logging.getLogger(__name__)

BUILD_STEPS = (*INDEX_STEPS, "self-check", "spelling", "calibration", "judged questions")
"""What a build goes through; :func:`make_index` tells how far it is."""

_PARTS = "parts"
_NEAREST, _ASKED = 10, 64
"""Rows that a search by lists is held to, and how many are asked for."""
_CALIBRATION, _SELF_CHECK, _REPAIR = "calibration", "self-check", "repair"


@dataclass(frozen=True, slots=True)
class Built:
    """What a collection is answered from; only a build can change any of it.

    :param calibration: Scaled to the collection's judged questions, and bounded.
    :param check: Which legs see.
    :param repairer: Knows the words of the collection.
    """

    index: Index
    calibration: Calibration
    check: SelfCheck
    repairer: Repairer

    @property
    def weights(self) -> Mapping[str, float]:
        """The weights of the legs that see."""
        return {leg: LEG_WEIGHTS[leg] for leg in self.check.sighted}

    @property
    def assessor(self) -> Assessor:
        """Searches the index by the legs that see, and weighs what they find."""
        return Assessor(Retriever(self.index, self.weights), self.calibration)

    def chatbot(
        self, collection: Collection, reader: QueryReader, second_judge: "SecondJudge | None"
    ) -> Chatbot:
        """The chatbot that answers from it.

        :param collection: The one that it was built of.
        :param reader: Reads questions as it was built.
        :param second_judge: Decides where the answer is in doubt; None for no such judge.
        """
        return Chatbot(collection, self.assessor, reader, self.repairer, second_judge=second_judge)

    def attachments(self) -> dict[str, Any]:
        """What is kept beside the index, as JSON values by name."""
        return {
            _CALIBRATION: self.calibration.to_json(),
            _SELF_CHECK: self.check.to_json(),
            _REPAIR: self.repairer.to_json(),
        }

    @classmethod
    def of(cls, index: Index, attachments: Mapping[str, Any], segmenter: Segmenter) -> Self:
        """Read what was kept beside an index.

        :param segmenter: The one that it was built with.
        :raises KeyError, TypeError, ValueError: It was kept by other code.
        """
        return cls(
            index,
            Calibration.from_json(attachments[_CALIBRATION]),
            SelfCheck.from_json(attachments[_SELF_CHECK]),
            Repairer.from_json(attachments[_REPAIR], segmenter),
        )


def open_index(
    index_dir: Path,
    collection: Collection,
    reader: QueryReader,
    max_wrong: float = MAX_WRONG,
    store: str = DEFAULT_STORE,
    may_build: bool = True,
) -> Built:
    """Open the collection's index with all that belongs to it; build it when it is not usable.

    :param index_dir: The folder of all built indexes.
    :param reader: Segmenter and model that questions will be read with.
    :param max_wrong: Largest share of the answers given that may be wrong.
    :param store: URL of the vector store that rows are kept in.
    :param may_build: Whether an index that is not usable may be built anew.
    :raises BlindIndexError: No leg finds the collection's own questions.
    :raises StaleIndexError: The index is not usable, and must not be built.
    :raises SettingsError: The vector store is not known.
    """
    identity = Identity.of(collection, reader, store)
    try:
        built = Built.of(*load_index(_folder(index_dir, collection), identity), reader.segmenter)
        built.check.report(collection.name)
    except (StaleIndexError, KeyError, TypeError, ValueError) as reason:
        if not may_build:
            raise StaleIndexError(f"{_folder(index_dir, collection)}: {reason}") from reason
        logger.warning("building the index: %s", reason)
        memory = _memory(index_dir, collection, reader, identity)
        built = _build(collection, reader, max_wrong, store, unheard, memory)
        try:
            built = _saved(index_dir, collection, built, identity, memory)
        except IndexStorageError as error:
            # A read-only machine can still answer; it only builds again at each start.
            logger.warning("the index is kept in memory only: %s", error)
    if built.calibration.max_wrong == max_wrong:
        return built
    return replace(built, calibration=built.calibration.bounded(max_wrong))


def make_index(
    index_dir: Path,
    collection: Collection,
    reader: QueryReader,
    max_wrong: float = MAX_WRONG,
    store: str = DEFAULT_STORE,
    progress: BuildProgress = unheard,
) -> Built:
    """Build the collection's index and all that belongs to it anew, in place of the old one.

    Parameters as of :func:`open_index`.

    :param progress: Told of each of :data:`BUILD_STEPS`.
    :raises BlindIndexError: No leg finds the collection's own questions.
    :raises IndexStorageError: The folder cannot be written to.
    :raises SettingsError: The vector store is not known.
    """
    # Before all that takes long: what is built has to be kept somewhere.
    require_folder(_folder(index_dir, collection))
    # Before the build: what changes meanwhile is not in it.
    identity = Identity.of(collection, reader, store)
    memory = _memory(index_dir, collection, reader, identity)
    # A command that builds is our own, and may be imported by other processes.
    cores = usable_cores()
    built = _build(collection, reader, max_wrong, store, progress, memory, processes=cores)
    return _saved(index_dir, collection, built, identity, memory)


def build_in_place(index_dir: Path, name: str) -> str | None:
    """Name of the build that is in place for a collection; None when there is none.

    :param name: The collection's.
    """
    return current_build(index_dir / name)


def memory_of(index_dir: Path, collection: Collection, reader: QueryReader, store: str) -> Memory:
    """What an earlier build of a collection has kept, for the next ones.

    Parameters as of :func:`open_index`.
    """
    return _memory(index_dir, collection, reader, Identity.of(collection, reader, store))


def build_beside(
    collection: Collection, reader: QueryReader, memory: Memory, before: Calibration, store: str
) -> Built:
    """Build in memory, beside what answers now, for a collection that hardly differs.

    What was learned of its curated questions is carried over where they are nearly all the same
    ones: a build that learns it anew takes many times as long.

    :param reader: Segmenter and model that questions will be read with.
    :param memory: What model and verifier made of its texts so far.
    :param before: What decides about answers now.
    :param store: URL of the vector store that rows are to be kept in.
    :raises BlindIndexError: No leg finds the collection's own questions.
    :raises SettingsError: The vector store is not known.
    """
    learned = before if still_fits(before, collection) else None
    return _build(collection, reader, before.max_wrong, store, unheard, memory, learned)


def keep_index(
    index_dir: Path,
    collection: Collection,
    reader: QueryReader,
    store: str,
    built: Built,
    memory: Memory,
) -> Built:
    """Put what was built in memory in place of the index that is there.

    :param index_dir: The folder of all built indexes.
    :param collection: The one that it was built of.
    :param reader: The one that it was built with.
    :param store: URL of the vector store that rows are kept in.
    :param memory: What it was built with.
    :raises IndexStorageError: The folder cannot be written to.
    """
    identity = Identity.of(collection, reader, store)
    return _saved(index_dir, collection, built, identity, memory)


def _build(
    collection: Collection,
    reader: QueryReader,
    max_wrong: float,
    store: str,
    progress: BuildProgress,
    memory: Memory,
    learned: Calibration | None = None,
    processes: int = 1,
) -> Built:
    # Before all that takes long: what is built has to be kept somewhere.
    check_store(store)
    # Fitting indexes and asks the same texts again and again.
    building = memory.reader(reader.segmenter)
    index = build_index(collection, building, store, progress, memory.parts, processes)
    progress("self-check", 0, 1)
    check = check_legs(collection, index, building)
    check.report(collection.name)
    _tell_recall(index, collection.name)
    progress("spelling", 0, 1)
    repairer = Repairer.build(collection, building.segmenter, index.entry_words.counts)
    progress("calibration", 0, 1)
    built = Built(index, Calibration.of_prior(), check, repairer)
    fitted = learned or fit_calibration(collection, building, built.weights)
    built = replace(built, calibration=fitted)
    progress("judged questions", 0, 1)
    judged = judge(collection, built.assessor, building, repairer)
    return replace(
        built,
        calibration=fitted.judged_by(judged, max_wrong),
        # What people type is not to be remembered.
        repairer=Repairer.from_json(repairer.to_json(), reader.segmenter),
    )


def _tell_recall(index: Index, name: str) -> None:
    """Log how much a search by lists finds of what an exact one does."""
    rows = index.dense.rows
    if int(rows.firsts[-1]) > EXACT_ROWS:
        recall = rows.recall(_NEAREST, _ASKED)
        logger.info("%s: the lists of vectors find %.3f of the ten nearest rows", name, recall)


def _saved(
    index_dir: Path, collection: Collection, built: Built, identity: Identity, memory: Memory
) -> Built:
    folder = _folder(index_dir, collection)
    require_folder(folder)
    # First: a build that is killed while it fills a server does not encode its texts again.
    write_vectors(folder, identity.encoding, memory.vectors)
    name = save_index(folder, built.index, identity, built.attachments())
    return replace(built, index=replace(built.index, build=name))


def _memory(
    index_dir: Path, collection: Collection, reader: QueryReader, identity: Identity
) -> Memory:
    folder = _folder(index_dir, collection)
    parts = KeptParts(folder / _PARTS, identity.reading)
    return Memory(reader, read_vectors(folder, identity.encoding), parts)


def _folder(index_dir: Path, collection: Collection) -> Path:
    return index_dir / collection.name
