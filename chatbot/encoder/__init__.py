"""The embedded sentence encoder: its network, its files and its face to sentence-transformers."""

# The file that makes a folder one of this encoder's.
SHAPE_FILE = "encoder.json"
