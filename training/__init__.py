"""Training of what the package ships: its Thai-English encoder, the verifier and the prior.

Run from a checkout, with the packages of ``training/requirements.txt``; the package imports none
of it.

In the order of the walk:

``train_embedder``     the command: from a folder of public text to a model
``options``            one option of a stage, from the command line
``pipeline``           its stages in order, each kept once done
``files``              what a stage leaves for the next
``packages``           where teachers' weights are
``data``               the public text, read
``holdout``            what of it is kept aside
``served_office``      entries of it as the product serves them
``tokenizer``          the pieces of words
``rows``               text as piece ids
``noise``              typing errors
``dressing``           words that questions wear
``sets``               what is a partner of what
``minilm``             target vectors from an English model
``batches``            pairs, drawn
``initial``            vectors to start from
``bag``                the static encoder, which comes first
``losses``             what it is trained to do
``static``             its loop
``taught``             texts for the contextual encoder, which is shipped
``e5``                 a teacher
``teachers``           both teachers' vectors, kept on disk
``ensemble``           one target from several teachers
``curriculum``         texts and targets put together
``distil``             its loop
``checkpoint``         where a loop stands, on disk
``export``             a trained model as a folder
``card``               its model card
``write_model_card``   the command that writes the card
``refine_embedder``    the command: a model made better
``refine``             its stages
``choice``             the chosen texts in one file, for a machine with a GPU
``tune_teacher``       a teacher learns how people ask
``offices``            small offices made of FAQ entries
``train_verifier``     the command: networks that read question and entry together
``verification``       what they are taught
``verifier``           what is taught, in torch
``verifier_training``  its loop
``answerability``      what the prior is learned from
``fit_prior``          the command that learns it
``office_scores``      how well it does for offices that it has not seen
"""
