"""What is shown of findings: the table for a terminal, and JSON."""

import json

from chatbot.checking.finding import Finding, Severity
from chatbot.checking.report_json import findings_object
from chatbot.checking.report_text import findings_text
from chatbot.checking.width import width

MOBILE = Finding(
    *("personal-data", Severity.ERROR, "office", "1", ("e0",), "lines 3-4 (หน้า 2)"),
    *("A mobile telephone number: 081-234-5678.", "Take it out."),
)
BARE = Finding(
    *("no-alternates", Severity.NOTE, "office", "1", tuple(f"entry-{n}" for n in range(12))),
    *("alternates.jsonl", "12 of 12 entries have no other wording.", "Add some."),
)


def test_the_table_of_findings():
    assert findings_text([MOBILE], 57, 1, str.split) == "\n".join(
        (
            "ERROR  personal-data  (1)",
            "  e0                              Amobiletelephonenumber:081-234-5678.",
            "  lines3-4(หน้า2)",
            "  To do: Takeitout.",
            "",
            "1 error, 0 warnings, 0 notes in 57 entries of 1 document",
        )
    )


def test_without_findings_the_counts_alone():
    text = findings_text([], 1, 2, str.split)
    assert text == "0 errors, 0 warnings, 0 notes in 1 entry of 2 documents"


def test_a_long_list_of_entries_is_cut_in_the_table_alone(make_collection):
    text = findings_text([MOBILE, BARE], 12, 1, str.split)
    assert "and 4 more" in text
    assert "entry-11" not in text
    assert max(map(width, text.splitlines())) <= 100
    value = findings_object([BARE], make_collection([("ถาม", "ตอบ")]))
    assert value["findings"][0]["entries"][-1] == "entry-11"


def test_findings_as_json(make_collection):
    value = findings_object([MOBILE], make_collection([("ถาม", "ตอบ")]))
    assert json.loads(json.dumps(value)) == {
        "documents": [{"document": "office", "version": "1", "entries": 1}],
        "counts": {"error": 1, "warning": 0, "note": 0},
        "findings": [
            {
                "kind": "personal-data",
                "severity": "error",
                "document": "office",
                "version": "1",
                "entries": ["e0"],
                "place": "lines 3-4 (หน้า 2)",
                "matter": "A mobile telephone number: 081-234-5678.",
                "advice": "Take it out.",
            }
        ],
    }
