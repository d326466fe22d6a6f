"""The embedded sentence encoder.

Questions are answered by ``inference``, which needs numpy only. The same network in torch is for
training, and for whoever wants the model as one of sentence-transformers'.

In the order of the walk:

``folder``     a model folder: sizes, weights and tokenizer, read and written
``shape``      the sizes of the network
``quantise``   matrices in eight bits, one factor a row
``batches``    texts put together for one pass
``inference``  the network on numpy: what answers questions
``network``    the network in torch: what is trained
``module``     the model as one of sentence-transformers'
"""

MODULES_FILE = "modules.json"
"""The file that makes a folder one of sentence-transformers' own."""

SHAPE_FILE = "encoder.json"
"""The file that makes a folder one of this encoder's."""
