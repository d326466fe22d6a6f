"""Conversation without a language model: what a turn means after the turns before it.

In the order of the walk:

``pick``           a number picks one of the questions offered
``none_of_these``  none of them is meant
``context``        a follow-up, understood and searched
``leaning``        whether a turn needs the turns before it
``topic``          the terms that it leans on
``expand``         the turn made standalone by them
"""
