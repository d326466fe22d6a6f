"""Changes that an editor makes to what stands around the official text; the text has none.

In the order of the walk:

``change``       what a change is: it writes one file, and knows what takes it back
``lines``        a file of lines, read and written again
``alternates``   another way to ask for an entry, added and taken away
``gaps``         a topic that a document does not answer
``errata``       an editor's note beside the official text
``judged``       a question of people with the entry that answers it
``texts``        the glossary and the spellings, as a whole
``contact``      whom to ask
``standing``     whether what a change set is what stands there now
``recorded``     changes as JSON values
"""

from chatbot.curation.alternates import AddAlternate, RemoveAlternate
from chatbot.curation.change import Change
from chatbot.curation.contact import SetContact
from chatbot.curation.errata import AddErratum, RemoveErratum
from chatbot.curation.gaps import AddGap, RemoveGap
from chatbot.curation.judged import AddJudged, RemoveJudged
from chatbot.curation.texts import SetGlossary, SetSpellings

__all__ = [
    "AddAlternate",
    "AddErratum",
    "AddGap",
    "AddJudged",
    "Change",
    "RemoveAlternate",
    "RemoveErratum",
    "RemoveGap",
    "RemoveJudged",
    "SetContact",
    "SetGlossary",
    "SetSpellings",
]
