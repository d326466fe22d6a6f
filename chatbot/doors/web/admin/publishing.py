"""Changes that a form asks for: shown by what they would do, then made."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from chatbot.curation import Change
from chatbot.desk.trial import HarmfulChangeError
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.admin.described import described
from chatbot.doors.web.admin.guard import TOKEN
from chatbot.doors.web.admin.layout import desk_words, led_to
from chatbot.doors.web.admin.trial_page import trial_page

_SEEN = "seen"
_ADDED = frozenset({TOKEN, "harm_accepted", _SEEN})


def tried_or_made(
    request: Request,
    context: AdminContext,
    changes: Sequence[Change],
    action: str,
    back: str,
    done: Callable[[], object] = lambda: None,
) -> Response:
    """Show what changes would do; make them where that was seen and sent on.

    :param action: The page that makes the changes of the form.
    :param back: The page to go to afterwards.
    :param done: Called once they are made.
    :raises ChatbotError: One cannot be made; the message says why.
    """
    form = request.state.form
    fields = [
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and name not in _ADDED
    ]
    # Of these very changes: what a form comes to may be another thing by now.
    seen = hashlib.sha256(repr(changes).encode("utf-8", "backslashreplace")).hexdigest()
    fields.append((_SEEN, seen))
    desk = desk_words(request, context.settings)
    show = partial(
        trial_page,
        request,
        context,
        action=action,
        fields=fields,
        cancel=back,
        changes=[described(change, desk) for change in changes],
    )
    if form.get(_SEEN) != seen:
        return show(context.desk.preview(changes))
    return made_or_shown(request, context, changes, show, desk.published, back, done)


def made_or_shown(
    request: Request,
    context: AdminContext,
    changes: Sequence[Change],
    show: Callable[..., Response],
    said: str,
    back: str,
    done: Callable[[], object] = lambda: None,
) -> Response:
    """Make changes, unless they do harm that the form does not accept.

    :param show: Makes the page of a trial, with a status.
    :param said: What the next page says once they are made.
    :param back: The page to go to then.
    :param done: Called once they are made.
    :raises ChatbotError: One cannot be made; the message says why.
    """
    session, accepted = request.state.session, "harm_accepted" in request.state.form
    try:
        context.desk.publish(changes, session.editor, harm_accepted=accepted)
    except HarmfulChangeError as error:
        return show(error.trial, status=409)
    done()
    session.say(said)
    return led_to(request, back)
