"""The sentences and labels that people see, one file a language.

In the order of the walk:

``language``    which language a person is spoken to in
``band``        the heading that a turn stands under
``base``        what every language has to say, and which sentence an answer gets
``conflicts``   what is said of what the nearest entry contradicts or lacks
``edition``     which version of its document a citation is of
``th``          Thai
``en``          English
``admin``       what the editors' pages say
``api``         what the API says
``line``        what is said in LINE alone
``assistants``  what an assistant of another maker is told
``plain_text``  an answer as plain text, for a terminal and the clipboard
"""
