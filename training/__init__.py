"""Training of what the package ships: its Thai-English sentence encoder, and the decision's prior.

Run from a checkout, with the packages of ``training/requirements.txt``; the package imports none
of it. The commands are ``train_embedder``, ``write_model_card`` and ``fit_prior``.

In the order of the work: ``data`` reads the public text, ``holdout`` says what is kept aside,
``tokenizer`` makes the pieces and ``rows`` holds text as piece ids.

A static encoder comes first: ``noise`` and ``dressing`` make questions look like people's, ``sets``
says what is a partner of what, ``minilm`` gives English target vectors, ``batches`` draws pairs,
``initial`` and ``bag`` are the model, ``losses`` scores it and ``static`` is the loop.

It becomes the start, and one of the teachers, of the contextual encoder that is shipped: ``taught``
chooses texts, ``e5`` and ``teachers`` give the other teachers' vectors of them, ``ensemble`` joins
them to one target, ``curriculum`` puts texts and targets together and ``distil`` is the loop.

``packages`` finds the teachers' weights and ``files`` names and writes what a stage leaves for the
next. ``checkpoint`` is where a loop stands, ``export`` saves a model folder, ``card`` writes its
model card, and ``pipeline`` runs them all. ``answerability`` is what the prior is learned from.
"""
