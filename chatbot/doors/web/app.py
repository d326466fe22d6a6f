"""The web door as one ASGI app: routes, static files, the chat window, and what stands in front."""

import asyncio
from pathlib import Path

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from chatbot.doors.web import addresses
from chatbot.doors.web.chat import Window
from chatbot.doors.web.exposure import Exposed
from chatbot.doors.web.gate import Gate
from chatbot.doors.web.index_page import ThaiIndex
from chatbot.doors.web.not_found import not_found_page
from chatbot.doors.web.root_path import RootPath
from chatbot.doors.web.routes import routers
from chatbot.doors.web.security import SecurityHeaders
from chatbot.service import Service
from chatbot.wording.th import THAI

_STATIC_FILES = Path(__file__).parent / "static"


def create_app(service: Service) -> FastAPI:
    """The whole web door as one ASGI app.

    :param service: Asked from several threads; the app shows whatever chatbot it has at the time.
    """
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        exception_handlers={404: _not_found},  # type: ignore[dict-item]
        # A request passes them from the top down.
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(RootPath, root_path=service.settings.root_path),
            Middleware(Gate),
            Middleware(ThaiIndex, title=THAI.service),
        ],
    )
    for router in routers(service):
        app.include_router(router)
    app.mount(f"/{addresses.STATIC}", StaticFiles(directory=_STATIC_FILES))
    _mount_window(app, service)
    return app


def _not_found(request: Request, _: Exception) -> HTMLResponse:
    return HTMLResponse(not_found_page(f"{request.scope.get('root_path', '')}/"), 404)


def _mount_window(app: FastAPI, service: Service) -> None:
    # Without a running loop Gradio makes one for each of its locks and never closes them.
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(_mount_in_loop(app, service))
    else:
        _mount_gradio(app, service)


async def _mount_in_loop(app: FastAPI, service: Service) -> None:
    _mount_gradio(app, service)


def _mount_gradio(app: FastAPI, service: Service) -> None:
    window = Window(service)
    service.on_swap(window.show_anew)
    gr.mount_gradio_app(
        app,
        window.blocks,
        path="/",
        root_path=service.settings.root_path or None,
        theme=gr.themes.Base(font=gr.themes.Font("Sarabun"), font_mono=gr.themes.Font("monospace")),
        footer_links=[],
        run_history=False,
        show_error=False,
        pwa=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
    )
    mounted = app.routes[-1]
    assert isinstance(mounted, Mount)
    mounted.app = Exposed(mounted.app)
