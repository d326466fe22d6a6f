"""Thai text for searching.

In the order of the walk:

``normalise``   one form for spellings that look alike
``segment``     words, the office's own terms kept whole
``prefixes``    the dictionary as segmentation asks it
``ngrams``      overlapping characters, the net under wrongly cut words
``stop_words``  words that name no topic
``kinds``       what kind of thing a question asks for
``years``       years as people write them
``months``      the months, and dates written with them
"""
