"""The embedded sentence encoder: its network, its files and its face to sentence-transformers."""

MODULES_FILE = "modules.json"
"""The file that makes a folder one of sentence-transformers' own."""

SHAPE_FILE = "encoder.json"
"""The file that makes a folder one of this encoder's."""
