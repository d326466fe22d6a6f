"""Conversation without a language model: what a turn means after the turns before it.

In the order of the walk:

``again``       the entry just shown answers the turn too
``pick``        a number picks one of the questions offered
``none_of_these``  none of the questions offered is meant
``restate``     the question that a turn stands for
``series``      a bare number goes on in a series
``correction``  the turn before is put right
``going_back``  an earlier topic is gone back to
``context``     a follow-up, understood and searched
``leaning``     whether a turn needs the turns before it
``topic``       what it leans on, and its salient terms
``expand``      the turn made standalone by them
``nearness``    whether what is found then is about the turn itself
``parts``       two questions in one message
``joining``     one answer from those to both
``comparison``  two terms that a question compares
"""
