"""Whether a form was sent from a page of ours."""

from urllib.parse import urlsplit

from starlette.requests import Request


def sent_from_here(request: Request, public_url: str) -> bool:
    """Whether a browser says so; one that says nothing is not believed.

    ``Sec-Fetch-Site`` is written by the browser itself. Without it, as over plain http, the
    ``Origin`` has to be the address that was asked, or the one that the public knows.

    :param public_url: Of the window, or empty.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    if not origin:
        return False
    try:
        asking, public = urlsplit(origin).netloc, urlsplit(public_url).netloc
    except ValueError:
        return False
    ours = {request.headers.get("host", "").lower(), public.lower()} - {""}
    return asking.lower() in ours
