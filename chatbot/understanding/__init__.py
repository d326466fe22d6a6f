"""What a text pins down, and where a question and an entry pin down different things.

In the order of the walk:

``pins``       all that a text pins down
``series``     numbers in a series: Template 4, ระดับ L3, มาตรา 33
``versions``   versions of what has a name: PMQA 4.0
``counts``     how many of a kind: 12 agenda
``levels``     steps of a scale: ขั้นมาตรฐาน, ขั้นสูง
``names``      assessments, awards, systems and bodies, from a gazetteer or by their capitals
``condition``  the case that it speaks of, and whom it speaks of by what they are not
``details``    amounts, times, addresses asked for and stated
``entry_pins``  what the entries pin down, once at a build
``conflicts``  what a question pins down and an entry states otherwise
"""
