"""What the product is installed with, by others: which packages, under which terms, which holes.

In the order of the walk:

``packages``  what the product and its extras require, all the way down
``terms``     licences: the names of one list, and whether an expression of them is allowed
``licences``  fails where a package comes under terms that nobody has looked at
``audit``     asks whether a known hole is in what is installed
``bill``      writes the bill of materials
"""
