"""What is built from a corpus once and searched for every question.

``legs/`` tell how near each document is to a question, each in its own way; the dense one keeps its
rows in one of the ``stores/``. ``entry_words`` holds what each entry says, word by word, for the
decision. ``index`` puts them together, ``remembering`` keeps a build from doing work twice, and
``self_check`` leaves a blind leg out. ``storage`` writes and loads it all, ``identity`` says what
it belongs to, ``lock`` who is at work on it.
"""
