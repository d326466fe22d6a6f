"""What every page of the editors works with."""

from threading import Lock

from chatbot.desk.desk import Desk
from chatbot.doors.web.admin.attempts import Attempts
from chatbot.doors.web.admin.signed_in import Sessions
from chatbot.drafting.review import OpenDraft, open_drafts
from chatbot.drafting.store import DraftFile
from chatbot.editors import Editors
from chatbot.service import Service
from chatbot.settings import Settings


class AdminContext:
    """The service, its editors and who of them is signed in.

    :param service: Whose documents are edited.
    :param editors: Those of the installation when not given.
    """

    def __init__(self, service: Service, editors: Editors | None = None) -> None:
        self.service = service
        self.editors = editors or Editors(service.settings.state_dir)
        self.sessions = Sessions(self.editors, service.settings.admin_idle_minutes)
        self.attempts = Attempts()
        self._opening = Lock()
        self._desk: Desk | None = None

    @property
    def settings(self) -> Settings:
        """Those of the installation."""
        return self.service.settings

    @property
    def desk(self) -> Desk:
        """Where changes are made; opened when first asked for, once for all threads.

        :raises CurationError: What is published cannot be kept.
        """
        with self._opening:
            if self._desk is None:
                self._desk = Desk.open(self.service)
            return self._desk

    def draft_files(self) -> dict[str, DraftFile]:
        """Per document that is served the file of its drafts, as it is now.

        :raises CorpusError: One cannot be read.
        """
        current = self.service.chatbot.collection.current
        return {corpus.document.id: DraftFile(corpus.folder) for corpus in current}

    def open_drafts(self) -> list[OpenDraft]:
        """The drafts that wait, entry by entry.

        :raises CorpusError: A file of drafts cannot be read.
        """
        return open_drafts(self.draft_files(), self.service.chatbot.collection.entries)
