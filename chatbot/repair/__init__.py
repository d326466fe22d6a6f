"""Other readings of a question that looks mistyped, shown as ค้นหาเป็น.

In the order of the walk:

``repairer``    from a query to its readings, step by step; built for a collection, saved, loaded
``constants``   every number that the room was tuned by, with what notices it
``reading``     one wording on the way: its normal form, its words, its doubts, each made once
``edit``        a change to a text
``texts``       the texts of a collection, whose words count as known
``vocabulary``  which words are known, and how surprising each is
``spoken``      words of everyday speech that no dictionary has
``suspicion``   where the misspelt words may be
``lookalikes``  two words that look like one
``layout``      text typed with the keyboard set to the other language
``tag``         ใช่ and ใช้
``latin``       misspelt terms in Latin letters
``lattice``     the most plausible words behind a doubtful stretch
``channel``     what a piece of it may have been, within bounds
``neighbours``  the words worth comparing with a piece
``keys``        words filed under keys, kept flat
``skeleton``    those keys: what is left of a word without what is easily mistaken
``effort``      how improbable it is that one word was typed for another
``spellings``   terms in a spelling of their own
``year``        years of another era or without their century
"""

from chatbot.repair.repairer import Repairer

__all__ = ["Repairer"]
