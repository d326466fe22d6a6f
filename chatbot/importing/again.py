"""A corpus folder that was imported, held against the office's own files once more."""

from chatbot.corpus import Corpus
from chatbot.corpus.transcript import LineKind
from chatbot.errors import CorpusError
from chatbot.importing.blocks import ProblemSeverity
from chatbot.importing.found import FoundQuestion
from chatbot.importing.sniff import open_format
from chatbot.importing.witnessed import Witness


def verify_originals(corpus: Corpus) -> None:
    """Hold each row of the transcript against the second reading of the office's files.

    :raises CorpusError: A row stands in none of them.
    :raises DocumentFileError: A file cannot be read.
    """
    if not corpus.originals:
        return
    texts = [open_format(one.format).witness(one.data) for one in corpus.originals]
    rows = [line for line in corpus.transcript if line.kind == LineKind.ROW]
    found = [FoundQuestion(line.cells[1], line.cells[2], line.label) for line in rows]
    for _, problem in Witness("\n".join(texts)).problems(found):
        if problem.severity == ProblemSeverity.ERROR:
            raise CorpusError(
                f"{corpus.folder}, {problem.place}: {problem.what}. Import the document anew."
            )
