"""Gradio's engine behind the window: it carries each question, without a page of its own.

The page is ours, so that it is painted before any script runs and speaks Thai throughout.
"""

import asyncio
from functools import partial
from typing import Any

from fastapi import FastAPI
from starlette.routing import Mount, Route

from chatbot.doors.web.exposure import CALL, Exposed
from chatbot.doors.web.respond import respond
from chatbot.middleware.answering import Answering
from chatbot.offline import without_proxies
from chatbot.service import Service

with without_proxies():
    import gradio as gr
    from gradio.events import api


def mount_engine(app: FastAPI, service: Service, answering: Answering) -> None:
    """Make the engine reachable by one call, :data:`CALL`.

    :param answering: Runs what answers a message of the window.
    """
    # Without a running loop Gradio makes one for each of its locks and never closes them.
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(_mount_in_loop(app, service, answering))
    else:
        _mount(app, service, answering)


async def _mount_in_loop(app: FastAPI, service: Service, answering: Answering) -> None:
    _mount(app, service, answering)


def _mount(app: FastAPI, service: Service, answering: Answering) -> None:
    async def call(message: dict[str, Any]) -> dict[str, str | None]:
        return await answering.run(partial(respond, service, message))

    with gr.Blocks(analytics_enabled=False) as blocks:
        api(call, api_name=CALL.rpartition("/")[2], queue=False)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        root_path=service.settings.root_path or None,
        footer_links=[],
        run_history=False,
        show_error=False,
        pwa=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
    )
    # Gradio takes every address that is left; of all of them one is exposed.
    mounted = app.routes.pop()
    assert isinstance(mounted, Mount)
    app.routes.append(Route(f"/{CALL}", Exposed(mounted.app), methods=["POST"]))
