"""Whether what was found answers the question: features, calibrated confidence, three bands.

``found`` is what features look at; ``strength`` and ``cover`` are the features, each with its name.
``prior`` weighs them for any corpus by ``trees``; ``features`` and ``calibration`` weigh that anew
for one, as ``fit`` learned from its alternates and gaps. ``judge`` puts its judged questions to
the search, each comes to a ``judgement``, by which ``platt`` scales and ``bound`` chooses the
threshold. ``assess`` is all of it for one query, with what no probability decides: ``substance``
and ``years``. ``gap`` and ``smalltalk`` give reasons for having no answer.
"""
