"""An editor takes up what people asked in vain, on a telephone; people get it at once, and not.

Both windows are real browsers of their own; the journal, the desk and the documents are real too.
"""

import pytest

from chatbot.editors import Editors
from chatbot.service import Service

QUESTION = "เอารถมาฝากไว้แถวไหนดีอะ"
ENTRY = "parking/1/annual-01"
NAME, PASSWORD = "สมศรี", "หนังสือ เวียน ที่ เจ็ด"


@pytest.fixture
def own_service(own_settings):
    """It keeps what is asked, and has one editor."""
    Editors(own_settings.state_dir).set_password(NAME, PASSWORD)
    service = Service.load(own_settings.model_copy(update={"journal": True}))
    yield service
    service.close()


def test_a_wording_is_accepted_asked_and_taken_back(own_service, serve, connect, open_window):
    with serve(own_service) as address:
        post = connect(address)
        for _ in range(3):
            turn = post("people", {"step": {"question": QUESTION}, "earlier": []})["turn"]
        assert "suggested" in turn or "refused" in turn
        own_service.journal.flush()

        editor = open_window(at=address, viewport={"width": 390, "height": 844}, locale="th-TH")
        editor.goto(f"{address}admin/")
        editor.fill("#name", NAME)
        editor.fill("#password", PASSWORD)
        editor.get_by_role("button", name="เข้าสู่ระบบ").click()
        editor.locator(".admin-nav summary").click()
        editor.get_by_role("link", name="คำถามที่ต้องดู").click()
        form = editor.locator("form.waiting").filter(has_text=QUESTION)
        assert "ถาม 3 ครั้ง" in form.inner_text()
        form.locator("[name=other]").fill(ENTRY)
        form.get_by_role("button", name="เพิ่มเป็นถ้อยคำของข้อนี้").click()
        editor.get_by_text("เพิ่มถ้อยคำ 1 รายการและเผยแพร่แล้ว").wait_for()
        width = editor.evaluate("document.documentElement.scrollWidth")
        assert width <= 390

        person = open_window(at=address)
        person.goto(f"{address}?q={QUESTION}")
        official = person.locator(".log > .turn").last
        expected = own_service.chatbot.collection.by_name[ENTRY]
        answer = own_service.chatbot.collection.entry(expected).answer
        assert answer.split()[0] in official.inner_text()

        editor.locator(".admin-nav summary").click()
        editor.get_by_role("link", name="ประวัติการแก้ไข").click()
        editor.get_by_role("button", name="ยกเลิกการแก้ไขนี้").click()
        editor.get_by_text("ยกเลิกการแก้ไขแล้ว").wait_for()
        assert own_service.chatbot.collection.alternates.get(expected, ()) == ()
        person.goto(f"{address}?q={QUESTION}")
        official = person.locator(".log > .turn").last
        assert answer.split()[0] not in official.inner_text()
