"""Speed and retrieval of the product, measured: whole questions, the model, public benchmarks.

Run from a checkout, with the packages of ``benchmarks/requirements.txt`` and of the extra
``evaluate``; the package imports none of it. ``scripts/benchmark_ask.py`` and
``scripts/benchmark_retrieval.py`` run the two commands.

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
``arguments``    types of arguments that both commands take
``errors``       what they report to a person
"""
