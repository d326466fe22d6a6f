"""What a form says, read within bounds and in memory."""

from urllib.parse import parse_qsl

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from chatbot.middleware.gate import LARGEST_FORM, LARGEST_UPLOAD

_MOST_FIELDS = 4_000
_MOST_PARTS = 20


class _InMemory(MultiPartParser):
    """Keeps all of a file in memory: what an office sends never touches a shared folder."""

    spool_max_size = LARGEST_UPLOAD + 1


async def read_form(request: Request, largest: int = LARGEST_FORM) -> FormData:
    """Read what was posted.

    :param largest: Bytes at most of a form without a file.
    :raises HTTPException: 415 for what is no form, 413 for one that is too large, 400 for one that
        cannot be read.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        body = await _body(request, largest)
        try:
            pairs: list[tuple[str, str | UploadFile]] = [
                *parse_qsl(
                    body.decode("utf-8"),
                    keep_blank_values=True,
                    max_num_fields=_MOST_FIELDS,
                    errors="strict",
                )
            ]
        except ValueError:
            raise HTTPException(400) from None
        return FormData(pairs)
    if kind == "multipart/form-data":
        try:
            parser = _InMemory(
                request.headers, request.stream(), max_files=1, max_fields=_MOST_PARTS
            )
            return await parser.parse()
        except (MultiPartException, UnicodeDecodeError, KeyError):
            raise HTTPException(400) from None
    raise HTTPException(415)


async def _body(request: Request, largest: int) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > largest:
            raise HTTPException(413)
    return bytes(body)
