"""An answer as plain text for a terminal."""

from chatbot.corpus import Corpus
from chatbot.datatypes import Answer, Citation


def plain_text(answer: Answer, corpus: Corpus) -> str:
    """The answer, its source and its notes, or the message with what to choose from."""
    parts = [f"ค้นหาเป็น: {answer.understood_query}"] if answer.understood_query else []
    if answer.answer is not None:
        parts.append(answer.answer)
    if answer.message:
        parts.append(answer.message)
    parts += [f"ที่มา: {cite(citation)}" for citation in answer.citations]
    parts += [f"หมายเหตุบรรณาธิการ: {note.text}" for note in answer.notes]
    parts += [
        f"[{number}] {corpus.entry(id_).question}"
        for number, id_ in enumerate(answer.suggestions, start=1)
    ]
    return "\n\n".join(parts)


def cite(citation: Citation) -> str:
    """A citation in one line of Thai, e.g. for a footnote or the clipboard."""
    first, last = citation.lines
    return (
        f"{citation.title} หัวข้อ {citation.section} ข้อ {citation.number} "
        f"({citation.date_text}) บรรทัด {first}-{last} ของต้นฉบับ"
    )
