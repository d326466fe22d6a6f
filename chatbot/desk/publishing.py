"""Changes made in earnest: tried first, written, built and swapped in, or nothing at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from chatbot.corpus import load_collection
from chatbot.curation import Change
from chatbot.curation.standing import stands
from chatbot.desk.alone import publishing_alone
from chatbot.desk.files import read, write
from chatbot.desk.history import History
from chatbot.desk.reach import reached_entries
from chatbot.desk.recovery import put_back, take_back_left
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
from chatbot.engine import Chatbot
from chatbot.errors import CurationError
from chatbot.service import Service


@dataclass(frozen=True, slots=True)
class _Tried:
    """What was tried last, kept so that publishing it need not try it again."""

    changes: tuple[Change, ...]
    live: Chatbot
    staged: Staged
    candidate: Candidate
    trial: Trial


class Publisher:
    """Makes changes in earnest, one publication at a time; may be called from several threads.

    :param service: Whose chatbot is exchanged.
    :param history: Where it is kept what was published.
    """

    def __init__(self, service: Service, history: History) -> None:
        self._service = service
        self._history = history
        self._workshop = Workshop(service.settings)
        self._one_at_a_time = Lock()
        self._known: tuple[Chatbot, TrialResults] | None = None
        self._tried: _Tried | None = None

    def prepare(self) -> None:
        """Do now what the first trial would take longest for: read and ask all that is known.

        :raises ChatbotError: The documents cannot be searched as they are.
        """
        with self._one_at_a_time:
            if self._known is None:
                live = self._service.chatbot
                self._workshop.build(live.collection, live)
                self._results()

    def preview(self, changes: Sequence[Change]) -> Trial:
        """What changes would do; nothing is changed.

        :raises ChatbotError: One cannot be made; the message says why.
        """
        with self._one_at_a_time:
            return self._try(changes).trial

    def publish(
        self,
        changes: Sequence[Change],
        editor: str,
        *,
        harm_accepted: bool = False,
    ) -> Trial:
        """Try changes and, where nothing gets worse, make them and answer by them from now on.

        Where any of it fails the files are put back as they were, and nothing has changed.

        :param changes: In the order of writing.
        :param editor: Who makes them.
        :param harm_accepted: Whether they are made even where something gets worse.
        :return: What they do.
        :raises HarmfulChangeError: Something would get worse.
        :raises ChatbotError: One cannot be made, or not be kept; the message says why.
        """
        with self._one_at_a_time:
            return self._publish(changes, editor, harm_accepted)

    def undo(self, id_: int, editor: str) -> Trial:
        """Take a published change back.

        :param id_: The change's, see :meth:`chatbot.desk.history.History.published`.
        :raises CurationError: It was taken back already, there is none, or what it set has been
            set anew since.
        :raises ChatbotError: It cannot be taken back, e.g. since what it changed is gone.
        """
        with self._one_at_a_time:
            recorded = self._history.recorded(id_)
            if recorded.undone:
                raise CurationError(f"change {id_} was taken back already.")
            if not stands(recorded.change, self._service.chatbot.collection):
                raise CurationError(
                    f"what change {id_} set has been set anew since, which would be lost. Take "
                    "the later change back first, or set it as it should be."
                )
            # An editor who takes something back wants what was there before, for better or worse.
            return self._publish([recorded.undoing], editor, harm_accepted=True, undoes=id_)

    def _publish(
        self,
        changes: Sequence[Change],
        editor: str,
        harm_accepted: bool,
        undoes: int | None = None,
    ) -> Trial:
        tried = self._try(changes)
        if tried.trial.harmful and not harm_accepted:
            raise HarmfulChangeError(tried.trial)
        self._make(tried, editor, undoes)
        return tried.trial

    def _try(self, changes: Sequence[Change]) -> _Tried:
        live, known = self._service.chatbot, self._tried
        if known and (known.changes, known.live) == (tuple(changes), live):
            return known
        with staged(self._service.settings.corpus, changes) as stage:
            candidate = self._workshop.build(stage.collection, live)
            before = self._results()
            reached = reached_entries(
                changes, live.assessor.calibration, candidate.built.calibration
            )
            asked = [*probes(stage.collection)]
            after = results_of(candidate.asking, asked, before, reached)
            trial = effects_of(before, after)
            self._tried = _Tried(tuple(changes), live, stage, candidate, trial)
            return self._tried

    def _results(self) -> TrialResults:
        """What comes of everything that is known to be asked, by the chatbot in use."""
        live = self._service.chatbot
        if self._known is None or self._known[0] is not live:
            asked = results_of(self._workshop.asking(live), [*probes(live.collection)])
            self._known = (live, asked)
        return self._known[1]

    def _make(self, tried: _Tried, editor: str, undoes: int | None) -> None:
        recorded = [*zip(tried.changes, tried.staged.undoing, strict=True)]
        self._tried = None
        with publishing_alone(self._history.path.parent):
            # One that failed and could not be noted as such: the same again would be taken for it.
            take_back_left(self._history)
            _require_unchanged(tried.staged)
            number = self._history.begin(editor, recorded, tried.staged.files, undoes)
            try:
                self._put_in_place(tried, number)
            except BaseException:
                put_back(tried.staged.files)
                self._history.fail(number)
                raise
        self._known = (self._service.chatbot, tried.trial.results)

    def _put_in_place(self, tried: _Tried, number: int) -> None:
        with self._service.exchanging() as swap:
            for path, change in tried.staged.files.items():
                write(path, change.after)
            collection = load_collection(self._service.settings.corpus)
            if collection.sha256 != tried.staged.collection.sha256:
                raise CurationError("the documents have changed meanwhile. Try again.")
            chatbot = self._workshop.put_in_place(tried.candidate, collection)
            # What is not noted as made is taken back at the next start, so nobody is to see it.
            self._history.finish(number)
            swap(chatbot)


def _require_unchanged(stage: Staged) -> None:
    for path, change in stage.files.items():
        if read(path) != change.before:
            raise CurationError(f"{path}: has changed meanwhile. Try again.")
