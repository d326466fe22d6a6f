"""Which version of its document a citation is of, where its date does not say that."""

from chatbot.datatypes import Citation
from chatbot.text.years import BUDDHIST_ERA


def edition(citation: Citation) -> str:
    """The version, e.g. ``2.1``; empty where it is the date, its month or its year, in any era."""
    year, month, day = citation.date.split("-")
    eras = (year, str(int(year) + BUDDHIST_ERA))
    dated = {"-".join(parts) for era in eras for parts in ((era, month, day), (era, month), (era,))}
    return "" if citation.version in dated else citation.version
