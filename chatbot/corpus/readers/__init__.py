"""Readers of source documents, one file a format: ``tab-table`` in ``tab_table.py``.

In the order of the walk:

``base``        what every reader offers, and what readers share
``tab_table``   UTF-8 text with tabs between cells
``transcript``  what an import read, beside the office's own files
"""
