"""The chat window on a page of another site: a button there, and a panel with the window in it.

In the order of the walk:

``script``  the one script that a page includes, put together from ``widget.js`` and ``widget.css``
"""
