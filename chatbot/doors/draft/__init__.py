"""The command ``chatbot draft``.

In the order of the walk:

``command``    its options
``chosen``     the documents and entries that they name
``making``     drafts made, with what came of them
``reviewing``  drafts looked through
"""
