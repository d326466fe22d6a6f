"""Several workers on one address: killed, closed, reloaded, and what they share."""

import json
import os
import re
import signal
import subprocess
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from end_to_end.served_process import COMMAND, serving

from chatbot.closing import LOOKED_AT_EVERY_S, Closing
from chatbot.editors import Editors

QUESTION = "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"
PASSWORD = "ยาวพอสมควรสำหรับทดสอบ"
MANY = 12


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    folder = tmp_path_factory.mktemp("state")
    Editors(folder).set_password("somsri", PASSWORD)
    return folder


@pytest.fixture(scope="module")
def server(bot, settings, state):
    environment = {
        **os.environ,
        "CHATBOT_INDEX_DIR": str(settings.index_dir),
        "CHATBOT_STATE_DIR": str(state),
        "CHATBOT_ASKS_PER_MINUTE": "0",
        "CHATBOT_METRICS": "1",
    }
    with serving(environment, "--workers", "2") as up:
        wait_for(lambda: len(up.workers()) == 2)
        yield up


def wait_for(true):
    """Until something is so; the test's own limit ends what never is."""
    while not true():
        time.sleep(0.1)


def answered(server):
    status, turn = server.ask(QUESTION)
    return status == 200 and 'data-status="answered"' in (turn["turn"] or "")


def test_a_worker_that_is_killed_is_started_anew_and_the_others_go_on(server):
    assert all(answered(server) for _ in range(MANY))
    first, second = server.workers()
    os.kill(first, signal.SIGKILL)
    # What reached the dead one is lost with it; whoever asks again is answered.
    failed = 0
    for _ in range(MANY):
        try:
            assert answered(server)
        except OSError:
            failed += 1
    assert failed <= 2
    wait_for(lambda: len(server.workers()) == 2 and first not in server.workers())
    assert second in server.workers()
    assert all(answered(server) for _ in range(MANY))


def test_what_the_first_keeps_is_there_again_once_it_is_started_anew(server):
    before = server.workers()
    # Whichever is the first, it is among them.
    for one in before:
        os.kill(one, signal.SIGKILL)
    wait_for(lambda: up_again(server, before))
    assert all(server.get("/admin/login")[0] == 200 for _ in range(MANY))


def up_again(server, before):
    """Whether new workers are there, and none of them is still without the first."""
    try:
        found = {server.get("/admin/login")[0] for _ in range(MANY)}
    except OSError:
        return False
    assert found <= {200, 503}
    return found == {200} and not set(before) & set(server.workers())


def test_what_one_worker_answered_can_be_rated_at_any(server):
    for _ in range(MANY):
        [answer] = set(re.findall(r"[0-9a-f]{32}", server.ask(QUESTION)[1]["turn"]))
        body = json.dumps({"answer": answer, "verdict": "fits"}).encode()
        headers = {"Content-Type": "application/json"}
        rating = Request(f"{server.address}/feedback", body, headers)
        assert build_opener().open(rating).status == 204
    assert json.loads(server.get("/healthz")[1])["feedback"] == {"fits": MANY}


def test_an_editor_stays_signed_in_whichever_worker_is_asked(server):
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    browser.addheaders = [("Origin", server.address)]
    form = {"name": "somsri", "password": PASSWORD}
    browser.open(f"{server.address}/admin/login", urlencode(form).encode()).read()
    for _ in range(MANY):
        with browser.open(f"{server.address}/admin/statistics") as page:
            assert page.url.endswith("/admin/statistics")


def test_figures_are_those_of_all_workers(server):
    def asked():
        figures = server.get("/metrics")[1]
        return sum(map(float, re.findall(r"^chatbot_questions_total\S* (\S+)$", figures, re.M)))

    before = asked()
    for _ in range(MANY):
        assert answered(server)
    assert asked() == before + MANY


def test_all_of_them_are_closed_and_opened_without_a_restart(server, state):
    closing, before = Closing(state), server.workers()
    closing.close("ปิดปรับปรุงระบบถึง 18.00 น.")
    # By then whichever worker is asked looks at it again.
    time.sleep(LOOKED_AT_EVERY_S)
    for _ in range(MANY):
        status, turn = server.ask(QUESTION)
        assert (status, turn["turn"]) == (200, None)
        assert turn["problem"] == "ปิดปรับปรุงระบบถึง 18.00 น."
    assert server.get("/readyz")[0] == 503
    assert closing.open()
    wait_for(lambda: all(answered(server) for _ in range(MANY)))
    assert server.workers() == before


def test_all_of_them_reload_when_the_server_is_told_to(server):
    before = server.workers()
    os.kill(server.process.pid, signal.SIGHUP)
    told = []
    for line in server.process.stderr:
        told += ["reloaded" in line]
        if sum(told) == 2:
            break
    assert server.workers() == before
    assert answered(server)


def test_what_no_worker_can_serve_ends_the_server_with_one_reason(bot, settings, tmp_path):
    environment = {
        **os.environ,
        "CHATBOT_INDEX_DIR": str(settings.index_dir),
        "CHATBOT_STATE_DIR": str(tmp_path),
        "CHATBOT_LINE_CHANNEL_SECRET": "secret",
        "CHATBOT_LINE_CHANNEL_TOKEN": "token",
        # As if the package were not installed.
        "PYTHONPATH": str(tmp_path),
    }
    hidden = "import sys\nsys.modules['linebot'] = None\n"
    (tmp_path / "sitecustomize.py").write_text(hidden, encoding="utf-8")
    done = subprocess.run(
        [*COMMAND, "--port", "0", "--workers", "2"],
        env=environment,
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "[line]" in done.stderr
    assert "a worker could not be started" in done.stderr


def test_workers_end_with_the_server_though_it_is_killed(server):
    # The last one here: nothing is served any more after it.
    workers = server.workers()
    assert len(workers) == 2
    server.process.kill()
    wait_for(lambda: not any(Path(f"/proc/{one}").exists() for one in workers))
