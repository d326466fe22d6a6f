"""The doors that a question enters through: each shows the same Answer and adds no logic.

A door imports no other; the command line and the server alone open them.

In the order of the walk:

``cli``             the command line
``build_progress``  how far a build is, as bars on the terminal
``batch``           JSON lines in, JSON lines out
``check``           what deserves a look before it goes online
``answer_json``     an answer as the JSON object of the batch contract
``addresses``       where the pages of the web door are
``package``         a package that one door alone needs
``say``             a line in the terminal
``import_command``  an office's file as a corpus folder
``draft``           drafts of other wordings, made and looked through
``documents_json``  what is served, as JSON
``documents``       the same as a table
``show_settings``   every setting and where its value comes from
``admin``           who may sign in to the editors' pages
``api_key``         who may call the API by a key
``journal``         what was asked, exported, counted, and taken out
``web``             the chat window, the source pages, and routes
``rest``            the API at /api/v1
``line``            a LINE channel
``mcp``             assistants: the Model Context Protocol
``server``          the doors that are served, as one server
"""
