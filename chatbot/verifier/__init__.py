"""Whether an entry answers a question, by reading both together.

In the order of the walk:

``verifier``  the question read, then weighed against entries
``entries``   the entries read, once at a build
``codebook``  what is made of the pieces of many entries, in a few bytes each
``network``   the arithmetic
"""
