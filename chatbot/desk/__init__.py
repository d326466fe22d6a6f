"""The editor's desk: what people ask, what to make of it, and changes made in earnest.

In the order of the walk:

``desk``           all of it behind one door
``open_questions`` questions of people that wait for an editor, put together by meaning
``clusters``       which questions ask the same thing
``sampling``       questions drawn by chance, for an editor to judge
``usage``          how often entries and wordings were of use
``files``          a file of the documents, read and written; or none
``staging``        a copy of the documents, in which changes are made first
``workshop``       chatbots built beside the one in use
``trial``          what changes would do, by everything that is known to be asked
``reach``          which questions changes may reach
``alone``          one process at a time that publishes
``publishing``     changes made in earnest
``recovery``       files put back after a crash
``arrivals``       a document of an office's file, taken in
``history``        what was published, and what takes it back
"""
