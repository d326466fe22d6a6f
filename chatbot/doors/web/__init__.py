"""The web door, one ASGI app.

- :mod:`~chatbot.doors.web.listen`, :mod:`~chatbot.doors.web.serve`: an address, and the server;
- :mod:`~chatbot.doors.web.app`: the app put together: routes, window, middleware;
- :mod:`~chatbot.doors.web.routes`: pages and calls, one file each;
- :mod:`~chatbot.doors.web.gate`, :mod:`~chatbot.doors.web.exposure`,
  :mod:`~chatbot.doors.web.security`, :mod:`~chatbot.doors.web.index_page`: what stands in front;
- :mod:`~chatbot.doors.web.chat`, :mod:`~chatbot.doors.web.message`,
  :mod:`~chatbot.doors.web.turn`: the chat window, what it sends and what it gets;
- :mod:`~chatbot.doors.web.source_page`, :mod:`~chatbot.doors.web.not_found`: whole pages;
- the rest serves the templates.
"""
