"""What people asked, kept for the editors: masked, without time of day or address, for some days.

Off unless the operator turns it on. Whatever fails here, a question is answered all the same.

In the order of the walk:

``record``      what is kept of a turn
``turns``       what a turn is kept as, if at all
``masker``      personal data taken out, but for what the documents print
``schema``      the table, and records as its rows
``store``       the file: written in one go, read while it is written, emptied of what is old
``writer``      the one thread that writes, and what it does when it cannot
``journal``     what a service subscribes: told of turns and ratings, read by whoever curates
``statistics``  what records come to
``export``      records as lines of a file
"""
