"""Who gets in to the editors' pages, and who does not."""

import json
import re

import pytest
from doors.web.admin.conftest import HERE, NAME, PASSWORD, Editor, token_in
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.doors.web.admin.attempts import Attempts
from chatbot.doors.web.admin.signed_in import LONGEST_SECONDS, Sessions
from chatbot.service import Service
from chatbot.wording.admin.th import THAI_ADMIN

PAGES = ["/admin", "/admin/", "/admin/login", "/admin/nowhere"]


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.mark.parametrize("path", PAGES)
def test_there_is_no_page_while_no_editor_has_a_password(service, path):
    client = TestClient(create_app(service), follow_redirects=False)
    nowhere = client.get("/nowhere")
    found = client.get(path)
    assert (found.status_code, found.text) == (404, nowhere.text)
    assert {*found.headers} == {*nowhere.headers}
    assert Editor(client).sign_in().status_code == 404


def test_a_password_that_is_set_and_taken_away_is_noticed_at_once(client, editors):
    assert client.get("/admin/login").status_code == 200
    editors.remove(NAME)
    assert client.get("/admin/login").status_code == 404


def test_who_is_not_signed_in_is_led_to_sign_in(client):
    for path in ("/admin", "/admin/", "/admin/nowhere"):
        client.cookies.clear()
        assert client.get(path).status_code == 303
    assert client.get("/admin/").headers["location"] == "/admin/login"


def test_an_editor_signs_in_and_out(client):
    editor = Editor(client)
    assert editor.sign_in().headers["location"] == "/admin/"
    page = editor.get("/")
    assert page.status_code == 200
    assert THAI_ADMIN.signed_in_as.format(name=NAME) in page.text
    assert editor.post("/logout").headers["location"] == "/admin/login"
    assert editor.get("/").status_code == 303


def test_the_old_id_is_worth_nothing_after_signing_out(editor):
    cookie = editor.client.cookies["chatbot-admin"]
    editor.post("/logout")
    editor.client.cookies.set("chatbot-admin", cookie, path="/admin")
    assert editor.get("/").status_code == 303


def test_the_cookie_is_for_these_pages_alone(client):
    (cookie,) = Editor(client).sign_in().headers.get_list("set-cookie")
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert parts == {"httponly", "path=/admin", "samesite=strict"}
    assert len(cookie.partition("=")[2].partition(";")[0]) >= 43


@pytest.mark.parametrize(
    ("settings_of", "at"),
    [
        ({"public_url": "https://faq.example.go.th"}, "http://testserver"),
        ({}, "https://testserver"),
    ],
)
def test_the_cookie_is_secure_where_the_public_comes_by_https(service, editors, settings_of, at):
    own = service.settings.model_copy(update=settings_of)
    client = TestClient(
        create_app(Service(lambda *_: service.chatbot, own)), at, follow_redirects=False
    )
    assert "; secure" in Editor(client).sign_in(origin=at).headers["set-cookie"].lower()


def test_under_a_path_of_a_proxy_everything_stays_within_it(service, editors):
    own = service.settings.model_copy(update={"root_path": "/faq"})
    app = create_app(Service(lambda *_: service.chatbot, own))
    client = TestClient(app, follow_redirects=False)
    form = {"name": NAME, "password": PASSWORD}
    answer = client.post("/faq/admin/login", data=form, headers=HERE)
    assert answer.headers["location"] == "/faq/admin/"
    assert "path=/faq/admin" in answer.headers["set-cookie"].lower()
    page = client.get("/faq/admin/")
    assert page.status_code == 200
    assert 'action="/faq/admin/logout"' in page.text
    assert 'href="/faq/window/admin.css"' in page.text


@pytest.mark.parametrize("page", ["/", "/login", "/nowhere"])
def test_no_page_is_kept_or_framed(client, editor, page):
    headers = editor.get(page).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "form-action 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "password"),
    [(NAME, "wrong password here"), ("nobody", PASSWORD), ("", ""), (NAME, "x" * 9000)],
)
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client, name, password):
    answer = Editor(client).sign_in(name, password)
    assert answer.status_code == 401
    assert THAI_ADMIN.not_known in answer.text
    assert "set-cookie" not in answer.headers
    if name:
        assert f'value="{name}"' not in answer.text


def test_an_unknown_name_takes_as_long(editors):
    looked_at = []
    hasher = editors._hasher

    class Counting:
        def verify(self, hash_, password):
            looked_at.append(hash_)
            return hasher.verify(hash_, password)

        def hash(self, password):
            return hasher.hash(password)

    editors._hasher = Counting()
    assert editors.authenticate("nobody", PASSWORD) is None
    assert editors.authenticate(NAME, "wrong password here") is None
    assert len(looked_at) == 2
    parameters = {re.match(r"\$argon2id\$v=\d+\$[^$]+", one)[0] for one in looked_at}
    assert len(parameters) == 1


def test_passwords_cannot_be_guessed_at_speed(client):
    editor = Editor(client)
    for _ in range(5):
        assert editor.sign_in(password="wrong password here").status_code == 401
    refused = editor.sign_in()
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1
    assert "set-cookie" not in refused.headers
    assert Editor(client).sign_in("another", "wrong password here").status_code == 401


def test_many_attempts_at_once_are_no_way_round_the_limit():
    attempts = Attempts()
    assert [attempts.begin("a") == 0 for _ in range(8)] == [True] * 5 + [False] * 3


def test_the_wait_doubles_and_ends(clock):
    attempts = Attempts(clock)
    for _ in range(4):
        assert attempts.begin("a") == 0
    waits = []
    for _ in range(12):
        assert attempts.begin("a") == 0
        waits.append(attempts.begin("a"))
        clock.now += waits[-1]
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert waits[-1] == 15 * 60


def test_who_gets_in_is_forgiven(clock):
    attempts = Attempts(clock)
    for _ in range(100):
        assert attempts.begin("a") == 0
        attempts.succeeded("a")


def test_one_password_cannot_be_tried_on_many_names(clock):
    attempts = Attempts(clock)
    tried = [attempts.begin(f"name {number}") for number in range(40)]
    assert tried[:30] == [0] * 30
    assert all(tried[30:])
    clock.now += 2 * 60 * 60
    assert attempts.begin("a") == 0


def test_an_id_that_a_browser_brings_along_is_never_taken(client):
    planted = {"cookie": "chatbot-admin=planted-by-somebody-else"}
    (cookie,) = Editor(client).sign_in(**planted).headers.get_list("set-cookie")
    assert "planted" not in cookie
    client.cookies.clear()
    assert client.get("/admin/", headers=planted).status_code == 303


def test_signing_in_again_ends_the_session_before(editor):
    before = editor.client.cookies["chatbot-admin"]
    assert editor.sign_in().status_code == 303
    after = editor.client.cookies["chatbot-admin"]
    assert before != after
    editor.client.cookies.clear()
    editor.client.cookies.set("chatbot-admin", before, path="/admin")
    assert editor.get("/").status_code == 303


@pytest.mark.parametrize("token", ["", "wrong", "ผิด", "x" * 43])
def test_a_form_without_the_token_of_its_session_is_refused(editor, token):
    answer = editor.client.post("/admin/logout", data={"token": token}, headers=HERE)
    assert answer.status_code == 403
    no_token = editor.client.post("/admin/logout", data={"a": "b"}, headers=HERE)
    assert no_token.status_code == 403
    assert editor.get("/").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:8080"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
        {"sec-fetch-site": "none", "origin": "http://testserver"},
    ],
)
def test_a_form_from_elsewhere_is_refused_even_with_the_token(editor, headers):
    assert editor.post("/logout", headers=headers).status_code == 403
    assert editor.get("/").status_code == 200
    form = {"name": NAME, "password": PASSWORD}
    assert editor.client.post("/admin/login", data=form, headers=headers).status_code == 403


def test_another_host_than_the_proxys_is_known_by_the_public_address(service, editors):
    own = service.settings.model_copy(update={"public_url": "https://faq.example.go.th"})
    app = create_app(Service(lambda *_: service.chatbot, own))
    client = TestClient(app, follow_redirects=False)
    assert Editor(client).sign_in(origin="https://faq.example.go.th").status_code == 303


def test_the_token_of_one_session_is_of_no_use_in_another(editor, service, editors):
    other = Editor(TestClient(editor.client.app, follow_redirects=False))
    assert other.sign_in().status_code == 303
    assert editor.post("/logout", token=token_in(other.get("/"))).status_code == 403


def test_the_form_of_an_ended_session_does_nothing_and_says_so(editor, editors):
    token = token_in(editor.get("/"))
    editors.set_password("another", PASSWORD)
    editors.set_password(NAME, "another password here")
    answer = editor.client.post("/admin/logout", data={"token": token}, headers=HERE)
    assert answer.status_code == 401
    assert THAI_ADMIN.session_ended in answer.text


def test_a_removed_editor_is_out_at_once(editor, editors):
    editors.set_password("another", PASSWORD)
    assert editor.get("/").status_code == 200
    editors.remove(NAME)
    assert editor.get("/").status_code == 303


def test_an_idle_session_ends(editors, clock):
    sessions = Sessions(editors, 30, clock)
    id_ = sessions.begin(NAME)
    clock.now += 30 * 60
    assert sessions.find(id_)
    clock.now += 30 * 60 + 1
    assert sessions.find(id_) is None
    clock.now -= 60
    assert sessions.find(id_) is None


def test_a_session_ends_however_busy_its_editor_is(editors, clock):
    sessions = Sessions(editors, 30, clock)
    id_ = sessions.begin(NAME)
    while clock.now < 1000 + LONGEST_SECONDS - 600:
        clock.now += 600
        assert sessions.find(id_)
    clock.now += 601
    assert sessions.find(id_) is None


def test_only_a_digest_of_an_id_is_kept(editors):
    sessions = Sessions(editors, 30)
    id_ = sessions.begin(NAME)
    assert id_ not in repr(vars(sessions))


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/json", 415),
        ("multipart/form-data; boundary=x", 415),
        ("text/plain", 415),
    ],
)
def test_only_forms_are_taken(editor, kind, status):
    headers = {**HERE, "content-type": kind}
    assert editor.client.post("/admin/logout", content=b"{}", headers=headers).status_code == status


def test_a_form_that_is_too_large_is_refused(editor):
    assert editor.post("/logout", {"text": "x" * 1_000_001}).status_code == 413
    assert Editor(editor.client).sign_in("x" * 20_000, PASSWORD).status_code == 413


def test_a_form_that_is_no_text_is_refused(editor):
    headers = {**HERE, "content-type": "application/x-www-form-urlencoded"}
    answer = editor.client.post("/admin/logout", content=b"token=\xff%ff", headers=headers)
    assert answer.status_code == 400


def test_forms_are_taken_nowhere_else(editor):
    assert editor.client.post("/feedback", data={"a": "b"}, headers=HERE).status_code == 415
    assert editor.client.post("/administer", data={"a": "b"}, headers=HERE).status_code == 415


def test_labels_are_english_where_the_operator_allows_it(service, editors):
    own = service.settings.model_copy(update={"english_pages": True})
    client = TestClient(create_app(Service(lambda *_: service.chatbot, own)))
    english = client.get("/admin/login", headers={"accept-language": "en-GB,en"})
    assert "Sign in" in english.text
    assert '<html lang="en">' in english.text
    assert THAI_ADMIN.sign_in in client.get("/admin/login").text


def test_an_error_of_ours_shows_a_page(editor, monkeypatch):
    monkeypatch.setattr(
        "chatbot.doors.web.admin.pages.overview.document_state", lambda *_: json.loads("")
    )
    client = TestClient(
        editor.client.app, raise_server_exceptions=False, cookies=editor.client.cookies
    )
    answer = client.get("/admin/")
    assert answer.status_code == 500
    assert "ระบบขัดข้อง" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_made_up_names_do_not_have_a_real_one_forgotten(clock):
    attempts = Attempts(clock)
    wait = 0
    while wait < 8:
        clock.now += wait
        wait = attempts.begin(NAME)
    for number in range(2_000):
        attempts.begin(f"made up {number}")
    assert attempts.begin(NAME) == wait


@pytest.mark.parametrize("page", ["/login/", "/history/"])
def test_no_page_leads_to_the_host_that_a_request_names(editor, page):
    answer = editor.client.get(f"/admin{page}", headers={"host": "elsewhere.example"})
    assert answer.status_code == 404
    assert "elsewhere" not in answer.text
