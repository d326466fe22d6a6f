"""A new version of a document is put in place while people ask."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import pytest

from chatbot.service import Service
from chatbot.wording.th import THAI

QUESTION = {"step": {"question": "พนักงานลาพักผ่อนได้ปีละกี่วัน"}, "earlier": []}
OLD, NEW = "ลาพักผ่อนได้ปีละ 10 วันทำการ", "ลาพักผ่อนได้ปีละ 12 วันทำการ"
OTHER = {"step": {"question": "ลานจอดรถเปิดกี่โมง"}, "earlier": []}
RELOADS = 4


@pytest.fixture
def folder(two_documents, tmp_path):
    """Two documents, of one only the older version yet."""
    folder = tmp_path / "corpora"
    for name in ("leave-2566", "parking"):
        shutil.copytree(two_documents / name, folder / name)
    return folder


@pytest.fixture
def own_service(settings, folder, tmp_path):
    own = {"corpus": folder, "index_dir": tmp_path / "index"}
    return Service.load(settings.model_copy(update=own))


def test_no_request_fails_while_a_new_version_takes_over(
    own_service, folder, two_documents, serve, connect
):
    stop, all_began = threading.Event(), threading.Barrier(7)

    def keep(call):
        """What a call gives, again and again until all is over."""
        given = [call()]
        all_began.wait()
        while not stop.is_set():
            given.append(call())
        return given

    with serve(own_service) as address, ThreadPoolExecutor(6) as people:
        post = connect(address)

        def page(place):
            with urlopen(address + place) as response:
                return response.read().decode()

        leave = [people.submit(keep, lambda: post("a", QUESTION)) for _ in range(2)]
        parking = [people.submit(keep, lambda: post("b", OTHER)) for _ in range(2)]
        pages = [people.submit(keep, lambda: page("source/leave/2566"))]
        pages.append(people.submit(keep, lambda: page("")))
        try:
            all_began.wait()
            shutil.copytree(two_documents / "leave-2567", folder / "leave-2567")
            for _ in range(RELOADS):
                own_service.reload()
        finally:
            stop.set()
        answers, others = (
            [one for f in futures for one in f.result()] for futures in (leave, parking)
        )
        sources, windows = (future.result() for future in pages)
        # A window that was open before goes on, from the answer that it was given then.
        before = {**OTHER, "earlier": [{"entry": "leave/2566/annual-01"}]}
        others += [post("b", before), connect(address)("c", OTHER)]
        answer, source, window = post("a", QUESTION), page("source/leave/2566"), page("")

    for reply in (*answers, answer):
        assert reply["problem"] is None
        assert (OLD in reply["turn"]) != (NEW in reply["turn"])
    assert (OLD in answers[0]["turn"], NEW in answer["turn"]) == (True, True)
    assert all("06.00 น." in reply["turn"] for reply in others)
    assert all("10 วันทำการ" in found for found in (*sources, source))
    assert (THAI.superseded in sources[0], THAI.superseded in source) == (False, True)
    assert ("source/leave/2567" in windows[0], "source/leave/2567" in window) == (False, True)
    assert min(map(len, (answers, others, sources, windows))) > RELOADS
