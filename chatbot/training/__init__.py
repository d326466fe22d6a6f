"""Training of the embedded Thai-English sentence encoder; no door imports this room.

In the order of the work: ``data`` reads the public text, ``tokenizer`` makes the pieces, ``rows``
holds text as piece ids, ``noise`` and ``dressing`` make questions look like people's, ``holdout``
says what is kept aside, ``sets`` says what is a partner of what, ``teacher`` gives English target
vectors, ``batches`` draws pairs, ``initial`` and ``bag`` are the model, ``losses`` scores it,
``encoder`` is the loop and ``checkpoint`` where it stands, ``export`` saves a
sentence-transformers folder and ``card`` its model card; ``pipeline`` runs them all.
"""
