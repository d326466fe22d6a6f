"""What is built from a collection once and searched for every question.

In the order of the walk:

``index``         the legs and the entries' words, put together
``legs``          how near each item, an entry or a gap, is to a question, one file a way of telling
``stores``        where the dense leg keeps its rows, one file a vector store
``common_part``   what all vectors of a model have in common, shortened
``entry_words``   what each entry says, word by word, for the decision
``known_questions`` which entry a text asks for in its very words
``rarity``        how much a word says
``build``         a build: the items read some at a time, each part put where it belongs
``reading_all``   all items read, by several processes where they are many
``ordered``       work of other processes, handed on in its order
``reading``       some items read: all that an index needs of their texts
``progress``      how far a build is
``twins``         questions that several documents have
``remembering``   a build cuts and encodes each text once
``kept_vectors``  vectors of texts, kept for the next build
``kept_parts``    parts of many items as they were read, kept for the next build
``self_check``    a leg that finds nothing is left out
``identity``      what a built index belongs to
``begun_tables``  a table on a server is filled on after a build was killed
``storage``       written beside the old one, swapped in, verified when loaded
``touched``       whether somebody changed its files since
``lock``          who is at work on it
"""
