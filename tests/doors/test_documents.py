import pytest

from chatbot.corpus import load_collection
from chatbot.decision.calibration import Calibration
from chatbot.doors.documents import documents_table
from chatbot.doors.documents_json import documents_object


def address(document):
    return f"source/{document.id}/{document.version}"


@pytest.fixture(scope="module")
def collection(two_documents):
    return load_collection(two_documents)


def test_each_document_with_its_counts_and_the_versions_that_it_replaced(collection):
    value = documents_object(collection, Calibration.of_prior(), address)
    leave, parking = value["documents"]
    assert value["state"] == "curated"
    assert leave == {
        "document": "leave",
        "version": "2567",
        "title": "ถาม-ตอบระเบียบการลา ฉบับปรับปรุง",
        "date": "2024-01-08",
        "date_text": "8 มกราคม 2567",
        "source": "source/leave/2567",
        "entries": 3,
        "alternates": 2,
        "gaps": 1,
        "judged": 0,
        "state": "curated",
        "sections": [
            {"id": "annual", "title": "การลาพักผ่อน"},
            {"id": "sick", "title": "การลาป่วย"},
        ],
        "superseded": [
            {
                "document": "leave",
                "version": "2566",
                "title": "ถาม-ตอบระเบียบการลา",
                "date": "2023-01-05",
                "date_text": "5 มกราคม 2566",
                "source": "source/leave/2566",
            }
        ],
    }
    assert (parking["state"], parking["superseded"]) == ("uncurated", [])


def test_the_same_as_a_table(collection):
    value = documents_object(collection, None, address)
    assert list(documents_table(value)) == [
        "document  version  date        entries  alternates  gaps  judged  state      title",
        "leave     2567     2024-01-08        3           2     1       0  curated    "
        "ถาม-ตอบระเบียบการลา ฉบับปรับปรุง",
        "  source: source/leave/2567",
        "  replaced: version 2566 of 2023-01-05, source: source/leave/2566",
        "parking   1        2023-06-01        3           0     0       0  uncurated  "
        "ถาม-ตอบการใช้ลานจอดรถ",
        "  source: source/parking/1",
        "state: not built yet; chatbot build builds the index",
    ]
