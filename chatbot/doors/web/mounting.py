"""The web door as part of the server's app: pages, static files, and the window's call."""

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from chatbot.doors import addresses
from chatbot.doors.web.admin import within
from chatbot.doors.web.admin.app import mount_admin
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.gradio_engine import mount_engine
from chatbot.doors.web.problem_page import ProblemPages
from chatbot.doors.web.routes import routers
from chatbot.middleware.answering import Answering
from chatbot.middleware.gate import LARGEST_FORM, LARGEST_UPLOAD, Taken
from chatbot.service import Service

WEB_TAKES = (
    Taken(f"/{within.ADMIN}{within.UPLOAD}", {"multipart/form-data": LARGEST_UPLOAD}),
    Taken(f"/{within.ADMIN}/", {"application/x-www-form-urlencoded": LARGEST_FORM}),
)
"""What editors send: forms, and at one address a file."""

WEB_FRAMED = ("", addresses.ENTRY, addresses.QUESTIONS, addresses.SOURCE, addresses.PRIVACY)
"""What other sites may show in a frame where they are allowed: the window, and where it leads."""

_STATIC_FILES = Path(__file__).parent / "static"


def mount_web(app: FastAPI, service: Service, answering: Answering, problems: ProblemPages) -> None:
    """Hang all of it into an app; last, since the window's own address is the root."""
    for router in routers(service, answering):
        app.include_router(router)
    mount_admin(app, AdminContext(service), problems)
    app.mount(f"/{addresses.STATIC}", StaticFiles(directory=_STATIC_FILES))
    mount_engine(app, service, answering)
