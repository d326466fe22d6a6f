import pytest
from pythainlp.util import eng_to_thai, thai_to_eng

from chatbot.corpus.jsonl import read_objects
from chatbot.datatypes import Status


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l;ylfu8iy[", "สวัสดีครับ"),
        # With the shifted keys: ฐ, ณ, โ, ซ, ์.
        (thai_to_eng("ฐานข้อมูลโครงการของกรมศุลกากร"), "ฐานข้อมูลโครงการของกรมศุลกากร"),
        (thai_to_eng("เลือกตัวชี้วัด") + " PMQA " + thai_to_eng("ได้ไหม"), "เลือกตัวชี้วัด PMQA ได้ไหม"),
        (thai_to_eng("ตัวชี้วัดปี") + " 2565", "ตัวชี้วัดปี 2565"),
        (thai_to_eng("ตัวชี้วัด") + "2565", "ตัวชี้วัด2565"),
        (thai_to_eng("ประกาศผลคะแนน").swapcase(), "ประกาศผลคะแนน"),
        ("หน่วยงาน" + thai_to_eng("ส่งรายงาน"), "หน่วยงานส่งรายงาน"),
    ],
)
def test_thai_typed_with_the_english_layout(repairs, typed, meant):
    assert repairs(typed) == (meant,)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("กฟะฟ แฟะฟสนเ คืออะไร", "data catalog คืออะไร"),
        ("ำขหำพอรแำ", "e-service"),
        ("ะำทยสฟะำ - ส่งเมื่อไร", "template 3 ส่งเมื่อไร"),
        ("ญ?๐ฤ", "PMQA"),
        ("ส่ง ายร ให้ใคร", "ส่ง kpi ให้ใคร"),
        ("ปีงบประมาณ /ถุถ", "ปีงบประมาณ 2565"),
        (eng_to_thai("How do we choose a focus area?"), "How do we choose a focus area?"),
    ],
)
def test_english_typed_with_the_thai_layout(repairs, typed, meant):
    assert repairs(typed) == (meant,)


@pytest.mark.parametrize(
    "question",
    [
        "Which template is due in May?",
        "Ctrl+Shift+Esc",
        "SELECT * FROM users WHERE id=1;",
        "iPhone 15 pro max",
        "data.go.th",
        "สพร. อปท. ก.พ.ร. สป.พม.",
        "นพ. สมชาย",
        "ฟ้าหญิง กับ หนู",
        "qwerty",
    ],
)
def test_the_layout_was_right(repairs, question):
    assert repairs(question) == ()


def test_the_layout_cases_find_their_answers(repairs, corpus, bot):
    path = corpus.folder / "evaluation" / "behaviours-layout.jsonl"
    for place, case in read_objects(path):
        (turn,) = case["turns"]
        assert set(turn["relevance"]) <= set(corpus.by_id), place
        (reading,) = repairs(turn["query"])
        answer = bot.ask(reading)
        grade = turn["relevance"].get(answer.ranking[0].key.entry, 0)
        assert (grade == 2) == (answer.status is not Status.REFUSED), place
        assert turn["relevance"] or not answer.answer, place
