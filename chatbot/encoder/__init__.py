"""The embedded sentence encoder.

Questions are answered by :mod:`chatbot.encoder.inference`, which needs numpy only. The same network
in torch is for training, and for whoever wants the model as one of sentence-transformers'.
"""

MODULES_FILE = "modules.json"
"""The file that makes a folder one of sentence-transformers' own."""

SHAPE_FILE = "encoder.json"
"""The file that makes a folder one of this encoder's."""
