"""Speed and retrieval of the product, measured: whole questions, the model, public benchmarks.

Run from a checkout, with the packages of ``benchmarks/requirements.txt`` and of the extra
``evaluate``; the package imports none of it. ``scripts/benchmark_ask.py``,
``benchmark_retrieval.py``, ``benchmark_load.py`` and ``benchmark_soak.py`` run the commands.

In the order of the walk:

``ask``          the command: questions, builds and cold starts, timed
``warm_speed``   a question with everything loaded
``build_speed``  a build
``cold_start``   a question from a cold start
``retrieval``    the command: public benchmarks and the model
``beir``         a benchmark in the BEIR layout
``legs``         ranked by the product's own legs, and measured
``published``    what others reached on it
``model_speed``  the model beside another
``load``         the command: questions a second over HTTP, and too many of them
``soak``         the command: very many, and what the server holds meanwhile
``scale``        how an index of many entries is built and asked
``served``       the product served by a process of its own
``calls``        a question as it is asked over HTTP
``peers``        beside what people would otherwise search a FAQ with
``bare_collection`` questions and answers as a collection
``arguments``    types of arguments that several commands take
``errors``       what they report to a person
"""
