"""The door for assistants: the Model Context Protocol, behind the extra ``mcp``.

In the order of the walk:

``extra``      the package that it needs, missed in a clear line
``stdio``      ``chatbot mcp``: one assistant on this machine
``mounting``   ``/mcp`` of the server: many assistants, nothing kept between two requests
``origins``    which web pages may call it
``assistant``  the protocol's requests, whatever they come over
``tools``      the two tools as an assistant is told of them
``schemas``    what the tools give back, as JSON schemas
``asking``     what the tools do
``resources``  the documents, to be read as a whole
"""
