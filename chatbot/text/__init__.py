"""Thai text for searching.

``normalise`` brings it to one form, ``segment`` cuts it into words by the dictionary in
``prefixes``, ``ngrams`` into overlapping characters. ``years``, ``kinds`` and ``stop_words`` tell
what stands in it.
"""
