"""The door for LINE: a channel's webhook, answered in the background, behind the extra ``line``.

In the order of the walk:

``extra``          the package that it needs, missed in a clear line
``mounting``       ``/line/webhook`` of the server
``webhook``        what LINE posts: whether it is LINE's, and at once into the background
``events``         what LINE tells of, as far as anything is done about it
``mentions``       what is asked in a group, without whom it is addressed to
``lanes``          work in the background, so much and no more, each person's in order
``conversations``  what each person asked of late, without who it was
``turns``          what is done about an event, and what is said
``greetings``      what it answers from, to whoever begins
``voice``          the language, and where sources can be opened
``answers``        an answer as messages
``official``       an official text whole in messages, or not at all
``parts``          a long text in parts that make it up again
``choices``        questions to choose from
``quick_replies``  buttons under the latest message
``flex``           the JSON of messages
``limits``         what LINE takes
``api``            what is sent to LINE
"""
