"""Gradio's engine behind the window: it carries each question, without a page of its own.

The page is ours, so that it is painted before any script runs and speaks Thai throughout.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from starlette.routing import Mount, Route

from chatbot.doors.web.exposure import CALL, Exposed
from chatbot.offline import without_proxies

with without_proxies():
    import gradio as gr
    from gradio.events import api


def mount_engine(
    app: FastAPI, respond: Callable[[Any], dict[str, str | None]], root_path: str
) -> None:
    """Make the engine reachable by one call, :data:`CALL`.

    :param respond: Takes one message of the window, called from many threads at once.
    :param root_path: See :class:`chatbot.doors.web.root_path.RootPath`.
    """
    # Without a running loop Gradio makes one for each of its locks and never closes them.
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(_mount_in_loop(app, respond, root_path))
    else:
        _mount(app, respond, root_path)


async def _mount_in_loop(
    app: FastAPI, respond: Callable[[Any], dict[str, str | None]], root_path: str
) -> None:
    _mount(app, respond, root_path)


def _mount(app: FastAPI, respond: Callable[[Any], dict[str, str | None]], root_path: str) -> None:
    def call(message: dict[str, Any]) -> dict[str, str | None]:
        return respond(message)

    with gr.Blocks(analytics_enabled=False) as blocks:
        api(call, api_name=CALL.rpartition("/")[2], queue=False)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        root_path=root_path or None,
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
