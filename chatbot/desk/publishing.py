"""Changes made in earnest: tried first, written, built and swapped in, or nothing at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.corpus import load_collection
from chatbot.curation import Change
from chatbot.desk.history import History
from chatbot.desk.recovery import put_back, read, write
from chatbot.desk.staging import Staged, staged
from chatbot.desk.trial import (
    HarmfulChangeError,
    Trial,
    TrialResults,
    effects_of,
    probes,
    results_of,
)
from chatbot.desk.workshop import Candidate, Workshop
from chatbot.errors import CurationError
from chatbot.index import lock
from chatbot.service import Service


@dataclass(frozen=True, slots=True)
class _Tried:
    staged: Staged
    candidate: Candidate
    trial: Trial


class Publisher:
    """Makes changes in earnest, one publication at a time.

    :param service: Whose chatbot is exchanged.
    :param history: Where it is kept what was published.
    """

    def __init__(self, service: Service, history: History) -> None:
        self._service = service
        self._history = history
        self._workshop = Workshop(service.settings)
        self._known: tuple[str | None, TrialResults] | None = None

    def preview(self, changes: Sequence[Change]) -> Trial:
        """What changes would do; nothing is changed.

        :raises ChatbotError: One cannot be made; the message says why.
        """
        return self._try(changes).trial

    def publish(
        self,
        changes: Sequence[Change],
        editor: str,
        *,
        harm_accepted: bool = False,
        undoes: int | None = None,
    ) -> Trial:
        """Try changes and, where nothing gets worse, make them and answer by them from now on.

        Where any of it fails the files are put back as they were, and nothing has changed.

        :param changes: In the order of writing.
        :param editor: Who makes them.
        :param harm_accepted: Whether they are made even where something gets worse.
        :param undoes: Id of the published change that they take back.
        :return: What they do.
        :raises HarmfulChangeError: Something would get worse.
        :raises ChatbotError: One cannot be made, or not be kept; the message says why.
        """
        tried = self._try(changes)
        if tried.trial.harmful and not harm_accepted:
            raise HarmfulChangeError(tried.trial)
        recorded = [*zip(changes, tried.staged.undoing, strict=True)]
        with lock.alone(self._history.path.parent) as nobody_else:
            if lock.TELLS and not nobody_else:
                raise CurationError("another process is publishing just now. Try again.")
            _require_unchanged(tried.staged)
            number = self._history.begin(editor, recorded, tried.staged.files, undoes)
            try:
                self._put_in_place(tried)
            except BaseException:
                put_back(tried.staged.files)
                self._history.fail(number)
                raise
            self._history.finish(number)
        self._known = (self._build, tried.trial.results)
        return tried.trial

    def undo(self, id_: int, editor: str) -> Trial:
        """Take a published change back.

        :param id_: The change's, see :meth:`chatbot.desk.history.History.published`.
        :raises CurationError: It was taken back already, or there is none.
        :raises ChatbotError: It cannot be taken back, e.g. since what it changed is gone.
        """
        recorded = self._history.recorded(id_)
        if recorded.undone:
            raise CurationError(f"change {id_} was taken back already.")
        # An editor who takes something back wants what was there before, for better or worse.
        return self.publish([recorded.undoing], editor, harm_accepted=True, undoes=id_)

    def _try(self, changes: Sequence[Change]) -> _Tried:
        live = self._service.chatbot
        with staged(self._service.settings.corpus, changes) as stage:
            candidate = self._workshop.build(stage.collection, live)
            after = results_of(candidate.asking, [*probes(stage.collection)])
            return _Tried(stage, candidate, effects_of(self._results(), after))

    def _results(self) -> TrialResults:
        """What comes of everything that is known to be asked, by the chatbot in use."""
        if self._known is None or self._known[0] != self._build:
            live = self._service.chatbot
            asked = results_of(self._workshop.asking(live), [*probes(live.collection)])
            self._known = (self._build, asked)
        return self._known[1]

    @property
    def _build(self) -> str | None:
        return self._service.chatbot.retriever.index.build

    def _put_in_place(self, tried: _Tried) -> None:
        with self._service.exchanging() as swap:
            for path, change in tried.staged.files.items():
                write(path, change.after)
            collection = load_collection(self._service.settings.corpus)
            if collection.sha256 != tried.staged.collection.sha256:
                raise CurationError("the documents have changed meanwhile. Try again.")
            swap(self._workshop.put_in_place(tried.candidate, collection))


def _require_unchanged(stage: Staged) -> None:
    for path, change in stage.files.items():
        if read(path) != change.before:
            raise CurationError(f"{path}: has changed meanwhile. Try again.")
