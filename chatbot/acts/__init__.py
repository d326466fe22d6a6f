"""Dialogue acts: what a turn does, told by its words alone before anything is searched.

The acts are those of ISO 24617-2 that a service which only quotes has to tell apart: social ones
(greeting, thanking, apologising), feedback on the service, requests for work, and questions.

In the order of the walk:

``particles``       the polite words around the others
``small_talk``      a turn that asks nothing of the documents
``signs``           a question without signs and a polite ending
``courtesy``        politeness around a question, taken off
``beyond_quoting``  a request for work or an opinion, which no official text can be
"""
