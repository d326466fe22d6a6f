"""What an editor should look at before a collection goes online.

In the order of the walk:

``finding``                one thing that deserves a look, and how much it matters
``width``                  how wide Thai is in a terminal
``wording``                how official text is quoted
``near``                   pairs of questions that ask nearly the same
``examined``               what is checked, and what several checks look at
``check``                  what every check offers, one kind of finding a file
``personal``               personal data in a text
``personal_data``          staff and citizens by number, mailbox and name
``pointers``               words that send a reader elsewhere
``empty_answers``          answers that say nothing
``duplicates``             official questions that are the same
``stated``                 dates, amounts and numbers that an answer states
``contradictions``         near-equal entries that state different ones
``near_duplicates``        official questions of one meaning
``several_in_one``         questions that hold several
``finds_itself``           questions that bring another entry first
``stray_alternates``       alternates that ask for another entry than their own
``missing_attachments``    answers that point to what is not there
``stated_contact``         whom to ask, said to stand in the document
``thin_sections``          section titles with nothing under them
``long_answers``           answers that nobody reads on a telephone
``unknown_abbreviations``  short forms that nothing spells out
``unused_terms``           glossary terms that stand nowhere
``unused_spellings``       spellings of terms that stand nowhere
``no_alternates``          entries with the official wording alone
``checks``                 all of them, run
``report_text``            what they found, for a terminal
``report_json``            the same as one JSON object

A new check is one file and its place in ``checks``.
"""
