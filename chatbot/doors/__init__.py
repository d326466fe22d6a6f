"""The doors that a question enters through: each shows the same Answer and adds no logic.

A door imports no other; the command line alone opens them.

In the order of the walk:

``cli``          the command line
``draft``        drafts of other wordings, made and looked through
``batch``        JSON lines in, JSON lines out
``answer_json``  an answer as the JSON object of the batch contract
``web``          the chat window, the source pages, and routes
"""
