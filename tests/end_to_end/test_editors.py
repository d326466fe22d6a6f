"""An editor on a phone: signs in, tries a question, decides on a draft, signs out."""

import openpyxl
import pytest
from argon2 import PasswordHasher
from end_to_end.test_everybody import faults
from playwright.sync_api import expect

from chatbot.composition import open_chatbot
from chatbot.corpus.models import DraftLine
from chatbot.doors.web.admin.layout import NAVIGATION
from chatbot.drafting.store import DraftFile
from chatbot.editors import Editors
from chatbot.service import Service
from chatbot.wording.admin.desk_th import THAI_DESK
from chatbot.wording.admin.th import THAI_ADMIN

NAME, PASSWORD = "สมศรี", "หนังสือ เวียน ที่ เจ็ด"
DRAFT = "เอารถเข้าได้ตั้งแต่ตอนไหน"
CSV = "คำถาม,คำตอบ\nห้องสมุดเปิดกี่โมง,เปิดเวลา 08.30 น.\n"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def admin_address(own_settings, serve):
    """Where two documents are served that may be written to, with a draft and an editor."""
    draft = DraftLine(id="annual-03", kind="alternate", text=DRAFT, origin="question-form")
    DraftFile(own_settings.corpus / "parking").append([draft])
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    Editors(own_settings.state_dir, cheap).set_password(NAME, PASSWORD)
    with serve(Service(open_chatbot, own_settings)) as at:
        yield f"{at}admin"


@pytest.fixture(params=[True, False], ids=["scripts", "without scripts"])
def page(request, browser):
    context = browser.new_context(viewport=PHONE, locale="th-TH", java_script_enabled=request.param)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    # Chromium tells of the password that is refused.
    assert [text for text in complaints if "401" not in text] == []


def sign_in(page, address):
    page.goto(f"{address}/")
    page.get_by_label(THAI_ADMIN.name).fill(NAME)
    page.get_by_label(THAI_ADMIN.password).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text(THAI_ADMIN.signed_in_as.format(name=NAME))).to_be_visible()


def open_from_menu(page, label):
    page.locator(".admin-nav summary").click()
    page.get_by_role("navigation").get_by_role("link", name=label, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(label)


@pytest.fixture
def editing(browser, admin_address):
    """A page of an editor who is signed in, in a browser of the editor's own."""
    context = browser.new_context(viewport=PHONE, locale="th-TH")
    page = context.new_page()
    sign_in(page, admin_address)
    yield page
    context.close()


def fits(page):
    main, header = page.locator("main").bounding_box(), page.locator("header").bounding_box()
    return main["width"] <= PHONE["width"] and header["width"] == PHONE["width"]


def test_an_editors_way_through_the_pages(page, admin_address):
    page.goto(f"{admin_address}/")
    page.get_by_label(THAI_ADMIN.name).fill(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type("wrong password here")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(THAI_ADMIN.not_known)
    sign_in(page, admin_address)
    assert fits(page)

    open_from_menu(page, THAI_ADMIN.try_out)
    page.get_by_label(THAI_ADMIN.question, exact=True).fill("<b>ลานจอดรถ</b>เปิดกี่โมง")
    page.get_by_role("button", name=THAI_ADMIN.try_it).click()
    expect(page.locator(".facts")).to_contain_text(THAI_ADMIN.confidence)
    expect(page.locator(".found-list").first).to_contain_text("annual-03")
    assert fits(page)

    open_from_menu(page, THAI_ADMIN.drafts)
    expect(page.locator(".draft input").first).to_have_value(DRAFT)
    page.get_by_label(THAI_ADMIN.take, exact=True).check()
    page.get_by_role("button", name=THAI_ADMIN.keep_decisions).click()
    expect(page.get_by_role("status")).to_have_text(
        THAI_ADMIN.drafts_decided.format(taken=1, dropped=0)
    )
    page.get_by_role("button", name=THAI_DESK.preview).click()
    expect(page.locator(".changes")).to_contain_text(DRAFT)
    page.get_by_role("button", name=THAI_DESK.publish, exact=True).click()
    expect(page.get_by_role("status")).to_have_text(THAI_DESK.published)
    assert fits(page)

    page.get_by_role("button", name=THAI_ADMIN.sign_out).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(THAI_ADMIN.sign_in)
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(THAI_ADMIN.sign_in)


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark")])
def test_no_page_keeps_anybody_out(browser, admin_address, width, theme):
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=theme)
    page = context.new_page()
    page.goto(f"{admin_address}/")
    found = {"login": faults(page)}
    sign_in(page, admin_address)
    for _, at in NAVIGATION:
        page.goto(f"{admin_address}{at}")
        found[at] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, at
    page.goto(f"{admin_address}/documents/parking")
    found["document"] = faults(page)
    page.get_by_label(THAI_ADMIN.glossary).fill("ลานจอดรถ")
    page.locator("button[value=glossary]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(THAI_DESK.trial)
    found["trial"] = faults(page)
    page.goto(f"{admin_address}/try")
    page.get_by_label(THAI_ADMIN.question, exact=True).fill("เปิดลานจอดรถเวลาใดในปี 2570")
    page.get_by_role("button", name=THAI_ADMIN.try_it).click()
    expect(page.locator(".facts")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found["tried"] = faults(page)
    page.goto(f"{admin_address}/import")
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
    page.set_input_files("#file", file)
    page.get_by_role("button", name=THAI_ADMIN.look_at_file).click()
    expect(page.get_by_text(THAI_ADMIN.read_from_file.format(count=1))).to_be_visible()
    found["arrival"] = faults(page)
    context.close()
    assert {at: one for at, one in found.items() if one} == {}


def test_what_is_published_is_answered_in_another_browser_until_it_is_taken_back(
    editing, admin_address, open_window, ask
):
    def asked():
        return ask(open_window(at=admin_address.removesuffix("admin")), DRAFT)

    expect(asked()).not_to_have_attribute("data-status", "answered")

    editing.goto(f"{admin_address}/drafts")
    editing.get_by_role("button", name=THAI_ADMIN.take_all.format(count=1)).click()
    editing.get_by_role("button", name=THAI_DESK.preview).click()
    editing.get_by_role("button", name=THAI_DESK.publish, exact=True).click()
    expect(editing.get_by_role("status")).to_have_text(THAI_DESK.published)
    answered = asked()
    expect(answered).to_have_attribute("data-status", "answered")
    expect(answered).to_contain_text("ลานจอดรถเปิดกี่โมง")

    open_from_menu(editing, THAI_DESK.history)
    editing.get_by_role("button", name=THAI_DESK.undo).click()
    expect(editing.get_by_role("status")).to_have_text(THAI_DESK.taken_back)
    expect(asked()).not_to_have_attribute("data-status", "answered")


def test_a_spreadsheet_is_sent_looked_at_published_and_answers(
    editing, admin_address, open_window, ask, tmp_path
):
    book = openpyxl.Workbook()
    for row in (("คำถาม", "คำตอบ"), ("ยืมหนังสือได้กี่เล่ม", "ยืมได้ครั้งละ 5 เล่ม")):
        book.active.append(row)
    book.save(tmp_path / "ห้องสมุด.xlsx")
    book.close()

    open_from_menu(editing, THAI_ADMIN.import_file)
    editing.set_input_files("#file", tmp_path / "ห้องสมุด.xlsx")
    editing.get_by_role("button", name=THAI_ADMIN.look_at_file).click()
    expect(editing.locator("main")).to_contain_text("ยืมได้ครั้งละ 5 เล่ม")
    said = {"document": "library", "title": "การใช้ห้องสมุด", "office": "หอสมุด"}
    for name, value in said.items():
        editing.get_by_label(THAI_ADMIN.facts[name]).fill(value)
    editing.get_by_role("button", name=THAI_ADMIN.look_again).click()
    editing.get_by_role("button", name=THAI_ADMIN.take_in).click()
    expect(editing.get_by_role("status")).to_contain_text("การใช้ห้องสมุด")

    window = open_window(at=admin_address.removesuffix("admin"))
    answered = ask(window, "ยืมหนังสือได้กี่เล่ม")
    expect(answered).to_contain_text("ยืมได้ครั้งละ 5 เล่ม")
