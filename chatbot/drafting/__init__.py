"""Other wordings, near misses and gaps, drafted for an editor to approve.

Nothing of it is searched before it is approved; then it stands where an editor's own words would.

In the order of the walk:

``proposal``       a draft before anybody has looked at it
``without_model``  drafts by rules, the default
``forms``          official question forms as people type them
``terms``          terms in other spellings
``abbreviations``  names in short and in full
``everyday``       official words as people type them
``synonyms``       Thai WordNet
``rewriting``      stretches put into other words, never within a word
``with_model``     drafts by a language model, and what they cost
``prompt``         what it is asked for
``reply``          what it said, read tolerantly
``filtering``      which drafts are worth an editor's time
``similarity``     how alike two wordings are
``asked``          what the evaluation files ask
``facts``          what a draft says that its entry does not
``store``          ``drafts.jsonl``, appended entry by entry
``run``            from entries to drafts
``review``         an editor's decisions, and the changes that they come to
``screen``         what an editor reads of a draft
"""
