"""Speed and retrieval of the product, measured: whole questions, the model, public benchmarks.

Run from a checkout, with the packages of ``benchmarks/requirements.txt`` and of the extra
``evaluate``; the package imports none of it. ``ask`` and ``retrieval`` are the commands,
``scripts/benchmark_ask.py`` and ``scripts/benchmark_retrieval.py`` run them.

``warm_speed``, ``build_speed`` and ``cold_start`` time the whole pipeline, ``model_speed`` the
embedding model beside another. ``beir`` reads a public benchmark, ``legs`` ranks it and measures,
and ``published`` gives what others reached.
"""
