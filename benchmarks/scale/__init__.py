"""How an index of many entries is built and asked, from 57 entries to a million.

``python -m benchmarks.scale --help`` runs it from a checkout; ``docs/scaling.md`` has its figures.

In the order of the walk:

``__main__``     the command: sizes one after the other, the table, the plot
``pairs``        questions and passages as a collection of so many entries
``permuted``     more entries than there are pairs
``building``     one index built, in a process of its own
``asking``       one index asked, in a process of its own
``parts``        what each part of a question costs
``exact``        the same asked of every entry, to tell what candidates miss
``memory``       what a process and its children hold
``figures``      what was measured
``report``       the table and the plot, with the slopes of the fits
"""
