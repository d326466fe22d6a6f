"""The editor's desk: what people ask, what to make of it, and changes made in earnest."""

import logging
from collections.abc import Sequence
from threading import Lock, Thread
from typing import Self

from chatbot.curation import AddGap, Change
from chatbot.curation.change import current_corpus
from chatbot.curation.gaps import new_gap
from chatbot.datatypes import Answer
from chatbot.desk.history import History, Recorded
from chatbot.desk.open_questions import OpenQuestion, open_questions
from chatbot.desk.publishing import Publisher
from chatbot.desk.sampling import Needed, draw, needed
from chatbot.desk.trial import Trial
from chatbot.errors import CurationError
from chatbot.journal.journal import Journal
from chatbot.service import Service
from chatbot.text.normalise import normalise

logger = logging.getLogger(__name__)


class Desk:
    """What an editor works at; may be used by several editors at once.

    :param service: Whose documents are edited.
    :param history: What was published.
    :param publisher: Makes changes in earnest.
    :param journal: What people asked; None where nothing is kept.
    """

    def __init__(
        self, service: Service, history: History, publisher: Publisher, journal: Journal | None
    ) -> None:
        self.service = service
        self.journal = journal
        self._history = history
        self._publisher = publisher
        self._asking = Lock()
        self._answers: tuple[object, dict[str, Answer]] = (None, {})

    @classmethod
    def open(cls, service: Service) -> Self:
        """The desk of an installation.

        :raises CurationError: What was published cannot be kept where the settings say.
        """
        history = History(service.settings.state_dir)
        return cls(service, history, Publisher(service, history), service.journal)

    def prepare_soon(self) -> None:
        """Begin, in a thread of its own, what the first trial would take longest for."""

        def prepare() -> None:
            try:
                self._publisher.prepare()
            except Exception:
                # Whatever it is, the first trial meets it too and tells the editor.
                logger.exception("trials could not be prepared")

        Thread(target=prepare, name="preparing trials", daemon=True).start()

    def open_questions(self) -> list[OpenQuestion]:
        """What waits for an editor, what was asked most often first; nothing without a journal.

        :raises JournalError: The journal cannot be read.
        """
        if self.journal is None:
            return []
        embedder = self.service.chatbot.reader.embedder
        return open_questions(
            self.journal.records(), self._ask, embedder, self._history.dismissed()
        )

    def open_question(self, id_: str) -> OpenQuestion:
        """One of them.

        :raises CurationError: It waits no longer.
        """
        for one in self.open_questions():
            if one.id == id_:
                return one
        raise CurationError("this question waits no longer; somebody may have taken it meanwhile.")

    def dismiss(self, open_question: OpenQuestion, editor: str) -> None:
        """Propose the wordings of an open question no more."""
        self._history.dismiss([normalise(one.text) for one in open_question.wordings], editor)

    def gap_of(self, open_question: OpenQuestion) -> AddGap:
        """The gap that its questions would be, in the document of the entry nearest to them.

        :raises CurationError: No entry is near, so that no document can be named.
        """
        if not open_question.nearest:
            raise CurationError("no document is near these questions; choose one for the gap.")
        key, texts = open_question.nearest[0], tuple(one.text for one in open_question.wordings)
        gaps = current_corpus(self.service.chatbot.collection, key.document).gaps
        line = new_gap(open_question.question, [key.entry], texts, (gap.id for gap in gaps))
        return AddGap(key.document, line)

    def preview(self, changes: Sequence[Change]) -> Trial:
        """What changes would do, see :meth:`chatbot.desk.publishing.Publisher.preview`."""
        return self._publisher.preview(changes)

    def publish(
        self, changes: Sequence[Change], editor: str, *, harm_accepted: bool = False
    ) -> Trial:
        """Make changes in earnest, see :meth:`chatbot.desk.publishing.Publisher.publish`."""
        return self._publisher.publish(changes, editor, harm_accepted=harm_accepted)

    def undo(self, id_: int, editor: str) -> Trial:
        """Take a published change back, see :meth:`chatbot.desk.publishing.Publisher.undo`."""
        return self._publisher.undo(id_, editor)

    def history(self) -> list[Recorded]:
        """The changes that were published, the latest first."""
        return self._history.published()

    def sample(self, count: int, seed: int) -> tuple[str, ...]:
        """Questions to judge, drawn by chance, see :func:`chatbot.desk.sampling.draw`.

        :raises JournalError: The journal cannot be read.
        """
        if self.journal is None:
            return ()
        judged = {normalise(one.query) for one in self.service.chatbot.collection.judged}
        return draw(self.journal.records(), judged, count, seed)

    def needed(self) -> tuple[Needed, ...]:
        """How many more judged questions each bound takes, see ``sampling.BOUNDS``."""
        return needed(self.service.chatbot.assessor.calibration)

    def _ask(self, question: str) -> Answer:
        """What the chatbot in use makes of a question; asked once as long as it is in use."""
        chatbot = self.service.chatbot
        with self._asking:
            if self._answers[0] is not chatbot:
                self._answers = (chatbot, {})
            known = self._answers[1]
        if question not in known:
            known[question] = chatbot.ask(question)
        return known[question]
