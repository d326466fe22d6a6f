"""The page that shows what changes would do, and asks whether to make them."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse

from chatbot.desk.trial import Trial
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.layout import admin_page

_SHOWN = 50
"""Effects that are shown; more are not read."""


def trial_page(
    request: Request,
    context: AdminContext,
    trial: Trial,
    action: str,
    fields: Sequence[tuple[str, str]],
    status: int = 200,
    cancel: str = within.OPEN_QUESTIONS,
    changes: Sequence[str] = (),
) -> HTMLResponse:
    """Render the page.

    :param action: Where its form goes, with ``harm_accepted`` beside what it was sent.
    :param fields: What was sent, to be sent again.
    :param cancel: The page to go back to.
    :param changes: What is changed, a sentence each.
    """
    return admin_page(
        request,
        context.settings,
        "trial.html",
        status,
        trial=trial,
        effects=trial.effects[:_SHOWN],
        action=action,
        cancel=cancel,
        changes=changes,
        fields=fields,
        entries=context.service.chatbot.collection.by_key,
    )
