"""A language model of the operator's own, where one is set; none is needed.

In the order of the walk:

``endpoint``         asks one behind the OpenAI protocol
``circuit_breaker``  leaves it alone for a while after failures in a row
``judge_record``     what came of the questions that were put to it, without words
``second_judge``     lets it choose among what was found, and no more
"""
