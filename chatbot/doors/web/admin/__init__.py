"""The editors' pages, behind a password of each editor's own; none is there while nobody has one.

In the order of the walk:

``app``         all of it as one app, mounted at its address
``guard``       who gets in, and what is taken from whom
``sender``      whether a form was sent from a page of ours
``posted``      what a form says, read within bounds and in memory
``signed_in``   who is signed in
``attempts``    how often a password may be tried
``context``     what every page works with
``within``      where the pages are
``layout``      a page in the frame that all of them share
``trial_page``  what changes would do
``described``   a change as an editor reads it
``publishing``  changes shown by what they would do, then made
``file_facts``  what is known of a file that was sent
``pages``       the pages, one file each
"""
