"""What every page of the editors works with."""

from functools import cached_property

from chatbot.desk.desk import Desk
from chatbot.doors.web.admin.attempts import Attempts
from chatbot.doors.web.admin.signed_in import Sessions
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

    @property
    def settings(self) -> Settings:
        """Those of the installation."""
        return self.service.settings

    @cached_property
    def desk(self) -> Desk:
        """Where changes are made; opened when first asked for.

        :raises CurationError: What is published cannot be kept.
        """
        return Desk.open(self.service)
