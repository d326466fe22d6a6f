"""Where personal data is looked for, and how much it matters."""

from dataclasses import replace

from chatbot.checking.checks import find_all
from chatbot.checking.examined import Examined
from chatbot.corpus import Collection, load_corpus
from chatbot.datatypes import Contact, Erratum


def test_every_text_that_is_shown_or_kept_is_read(find):
    texts = [("โทรถามใคร", "โทร 081-234-5678"), ("ส่งที่ใด", "ส่งที่ saraban@example.go.th")]
    findings = find(
        "personal-data",
        texts,
        alternates={"e1": ("ส่งให้ somsri@gmail.com ได้ไหม",)},
        errata={
            "e1": (Erratum("e1", "answer", "wording", "โปรดถามนายสมชาย ใจดี โทร. 02-345-6789"),)
        },
    )
    assert [(str(one.severity), one.entries, one.place) for one in findings] == [
        ("warning", ("e0",), "line 1"),
        ("warning", ("e1",), "alternates.jsonl, alternate 1"),
        ("warning", ("e1",), "errata.jsonl"),
    ]


def test_a_number_beside_a_name_matters_more(find):
    [finding] = find("personal-data", [("โทรถามใคร", "โทรหานายสมชาย ใจดี 081-234-5678")])
    assert str(finding.severity) == "error"
    assert finding.matter == (
        "A mobile telephone number beside the name นายสมชาย ใจดี: 081-234-5678."
    )


def test_the_contact_of_the_document_is_read_too(two_documents, office_reader):
    corpus = load_corpus(two_documents / "parking")
    document = replace(corpus.document, contact=Contact("คุณสมศรี โทร. 02-345-6789"))
    collection = Collection.of([replace(corpus, document=document)])
    [finding] = find_all(Examined.of(collection, office_reader), ["personal-data"])
    assert finding.place == "document.toml, contact"
