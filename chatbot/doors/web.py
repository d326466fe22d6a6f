"""The web door: one app with the chat window, the source pages, the static files, a health page."""

import asyncio
import logging
import socket
from collections.abc import Callable
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from chatbot.doors import addresses, texts
from chatbot.doors.chat import build_chat
from chatbot.doors.gate import Gate
from chatbot.doors.index_page import ThaiIndex
from chatbot.doors.listen import listen
from chatbot.doors.not_found import not_found_page
from chatbot.doors.security import SecurityHeaders
from chatbot.doors.source_page import source_html
from chatbot.engine import Chatbot

logger = logging.getLogger(__name__)

_STATIC_FILES = Path(__file__).parent / "static"


def create_app(chatbot: Chatbot) -> FastAPI:
    """The whole web door as one ASGI app.

    :param chatbot: The engine; its corpus is the document whose source page is served.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    corpus = chatbot.corpus
    document = corpus.document
    source_page = source_html(corpus, back="../../")

    @app.get("/healthz")
    def health() -> JSONResponse:
        return JSONResponse(
            {
                "status": "ok",
                "document": document.id,
                "version": document.version,
                "entries": len(corpus.entries),
            }
        )

    @app.get(f"/{addresses.SOURCE}/{{document_id}}/{{version}}")
    def source(document_id: str, version: str) -> Response:
        if (document_id, version) != (document.id, document.version):
            return HTMLResponse(not_found_page("../../"), 404)
        return HTMLResponse(source_page)

    @app.get(f"/{addresses.SOURCE}/{{document_id}}/{{version}}/{addresses.RAW_FILE}")
    def raw_source(document_id: str, version: str) -> Response:
        if (document_id, version) != (document.id, document.version):
            return HTMLResponse(not_found_page("../../../"), 404)
        return Response(corpus.source_bytes, media_type="text/plain; charset=utf-8")

    app.mount(f"/{addresses.STATIC}", StaticFiles(directory=_STATIC_FILES))
    _mount_chat(app, chatbot)
    # The last one added is the outermost.
    app.add_middleware(ThaiIndex, title=texts.SERVICE)
    app.add_middleware(Gate)
    app.add_middleware(SecurityHeaders)
    return app


def _mount_chat(app: FastAPI, chatbot: Chatbot) -> None:
    # Without a running loop Gradio makes one for each of its locks and never closes them.
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(_mount_in_loop(app, chatbot))
    else:
        _mount_gradio(app, chatbot)


async def _mount_in_loop(app: FastAPI, chatbot: Chatbot) -> None:
    _mount_gradio(app, chatbot)


def _mount_gradio(app: FastAPI, chatbot: Chatbot) -> None:
    gr.mount_gradio_app(
        app,
        build_chat(chatbot),
        path="/",
        theme=gr.themes.Base(font=gr.themes.Font("Sarabun"), font_mono=gr.themes.Font("monospace")),
        footer_links=[],
        run_history=False,
        show_error=False,
        pwa=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
    )


def serve(load: Callable[[], Chatbot], host: str, port: int) -> None:
    """Serve the web door until the process is told to stop.

    :param load: Gives the engine; called once the address is had, since loading takes seconds.
    :param host: Name or address of this machine to serve on.
    :param port: Port, 0 for any free one; the address is logged once it answers.
    :raises ServeError: The address cannot be had; found out before anything else starts.
    """
    with listen(host, port) as listener:
        config = uvicorn.Config(
            create_app(load()), log_level="warning", access_log=False, server_header=False
        )
        _Server(config, host).run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that says in one line where it can be reached."""

    def __init__(self, config: uvicorn.Config, host: str) -> None:
        super().__init__(config)
        self._host = f"[{host}]" if ":" in host else host

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then log the address."""
        await super().startup(sockets)
        if self.started and sockets:
            port = sockets[0].getsockname()[1]
            logger.info("serving the chat window on http://%s:%d", self._host, port)
