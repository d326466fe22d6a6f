"""Personal data in a text: found, and masked.

A check of documents and the journal look for the same things here: the one reports few and is
sure, the other takes out what may be personal.

In the order of the walk:

``digits``     a text with digits, dashes and spaces of one kind, letter for letter
``citizens``   numbers of citizens
``telephones`` numbers of telephones
``mailboxes``  addresses of mailboxes
``papers``     passports, bank accounts and number plates, by the words beside them
``people``     people named by their titles
``masking``    all of it taken out of a text
"""
