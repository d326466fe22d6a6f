"""A language model of the operator's own, where one is set; none is needed.

In the order of the walk:

``endpoint``      asks one behind the OpenAI protocol
``second_judge``  lets it choose among what was found, and no more
"""
