"""Whether what was found answers the question: features, calibrated confidence, three bands.

In the order of the walk:

``assess``       all of it for one query
``found``        what features look at, and what a feature is
``strength``     features of the legs' scores
``cover``        features of what the entry says of the question
``verified``     features of what the verifier says
``prior``        weighs them for any collection, as learned from many FAQs
``features``     weighs that anew for one collection, beside the strength
``calibration``  from features to a probability and a band; the thresholds
``substance``    whether the question says enough
``difference``   what the question and a doubtful entry do not share
``gap``          which known gap is nearest, and whether it asks for that
``fit``          a build learns the calibration from alternates and gaps
``judge``        a build puts the judged questions to the search
``judgement``    what each of them came to
``platt``        scales probabilities by them
``bound``        chooses the threshold that they prove
``state``        what all of it has to go by: text alone, curated, judged
"""
