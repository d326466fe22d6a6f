"""Thai text for searching.

In the order of the walk:

``hidden``      characters that nobody sees, taken out
``normalise``   one form for spellings that look alike
``broken``      Thai that PDFs and old files break, put together
``misread``     … read by another character set than it was written in
``private_use`` … with an old font's private-use characters
``parted``      … with white space inside a syllable
``marks``       … with marks in pieces, in another order, or twice
``plausible``   how much of a text the dictionary knows
``segment``     words, the office's own terms kept whole
``prefixes``    the dictionary as segmentation asks it
``ngrams``      overlapping characters, the net under wrongly cut words
``stop_words``  words that name no topic
``codes``       numbers and Latin words
``kinds``       what kind of thing a question asks for
``placeholders`` what stands where an answer should
``years``       years as people write them
``months``      the months, and dates written with them
``thai_time``   the day it is in Thailand
``line_breaks`` where a line may end
``clip``        long texts made short
"""
