"""The API at /api/v1: questions in, official answers out, for other programs.

In the order of the walk:

``mounting``     all of it as part of the server's app
``within``       where it is
``cors``         which sites' pages may call it
``keys``         who may call it
``routes``       the calls, one file each
``asked``        what a caller sends
``steps``        that as steps of a conversation
``answered``     what a caller gets
``cited``        addresses beside citations
``problems``     what a caller gets where something is wrong
``faults``       which field is wrong, and what it must be
``description``  where it describes itself
``openapi``      the description for programs
``examples``     what stands in it to be tried out
``docs_page``    the same as a page for people
"""
