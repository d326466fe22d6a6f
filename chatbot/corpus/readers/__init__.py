"""Readers of source documents: one module a format, ``tab-table`` in ``tab_table.py``."""
