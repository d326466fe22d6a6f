"""The editors' pages over the two tiny documents, and an editor who is signed in."""

import re

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from chatbot.composition import open_chatbot
from chatbot.doors.server.app import create_app
from chatbot.doors.web.admin.app import mount_admin
from chatbot.doors.web.admin.context import AdminContext
from chatbot.doors.web.problem_page import ProblemPages
from chatbot.editors import Editors
from chatbot.service import Service

NAME, PASSWORD = "สมศรี", "หนังสือ เวียน ที่ เจ็ด"
HERE = {"origin": "http://testserver"}


def cheap_hasher():
    """Argon2 that does not take its time."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def token_in(page):
    """The token that stands in the forms of a page."""
    return re.search(r'name="token" value="([^"]+)"', page.text)[1]


class Editor:
    """An editor's browser."""

    def __init__(self, client):
        self.client = client

    def sign_in(self, name=NAME, password=PASSWORD, **headers):
        form = {"name": name, "password": password}
        return self.client.post("/admin/login", data=form, headers={**HERE, **headers})

    def get(self, page):
        return self.client.get(f"/admin{page}")

    def post(self, page, form=None, headers=HERE, files=None, token=None):
        """Send a form of the overview, which holds the token that all forms have."""
        token = token or token_in(self.get("/"))
        data = {"token": token, **(form or {})}
        return self.client.post(f"/admin{page}", data=data, headers=headers, files=files)


@pytest.fixture(scope="session")
def shared_bot(settings, two_documents, two_documents_index):
    """For tests that change no document."""
    own = {"corpus": two_documents, "index_dir": two_documents_index}
    return open_chatbot(settings.model_copy(update=own))


@pytest.fixture
def state_dir(tmp_path):
    """That of ``own_settings``, for services over documents that are not written to."""
    return tmp_path / "state"


@pytest.fixture
def editors(state_dir):
    """One editor, whose password is hashed without taking time."""
    editors = Editors(state_dir, cheap_hasher())
    editors.set_password(NAME, PASSWORD)
    return editors


@pytest.fixture
def service(shared_bot, settings, state_dir):
    """What every door holds; nothing of it is written."""
    return Service(lambda *_: shared_bot, settings.model_copy(update={"state_dir": state_dir}))


@pytest.fixture
def client(service, editors):
    return TestClient(create_app(service), follow_redirects=False)


@pytest.fixture
def editor(client):
    """Signed in."""
    editor = Editor(client)
    assert editor.sign_in().status_code == 303
    return editor


@pytest.fixture
def writing_service(own_settings):
    return Service(open_chatbot, own_settings)


@pytest.fixture
def writing_editor(writing_service, editors):
    """Signed in where documents may be changed."""
    context = AdminContext(writing_service, editors)
    app = FastAPI()
    mount_admin(app, context, ProblemPages(writing_service.settings))
    editor = Editor(TestClient(app, follow_redirects=False))
    editor.context = context
    assert editor.sign_in().status_code == 303
    return editor
