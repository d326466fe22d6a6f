"""The sentences and labels that people see, one file a language.

- :mod:`~chatbot.wording.base`: what every language has to say, and which sentence an answer gets;
- :mod:`~chatbot.wording.th`, :mod:`~chatbot.wording.en`: Thai and English;
- :mod:`~chatbot.wording.language`: which of them a person is spoken to in;
- :mod:`~chatbot.wording.plain_text`: an answer as plain text, for a terminal and the clipboard.
"""
