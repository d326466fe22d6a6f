"""The doors that a question enters through: each shows the same Answer and adds no logic.

- :mod:`~chatbot.doors.cli`: the command line, :mod:`~chatbot.doors.batch`: its JSON lines,
  :mod:`~chatbot.doors.answer_json`: an answer as JSON;
- :mod:`~chatbot.doors.web`: the chat window and the source pages.
"""
