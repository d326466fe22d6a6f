"""How good the answers are, measured on judged questions, conversations, cases and attacks.

In the order of the walk:

``extra``                which packages are missing
``command``              the evaluation as a command
``evaluation_set``       which files it runs on, and what may be claimed from them
``behaviours``           files of cases of behaviours, read
``attacks``              files of attacks, read
``near_misses``          files of near misses, read
``reported``             files of reported cases, read
``run``                  everything asked once, then measured
``held_out``             no judged question calibrates its own answer
``responses``            what the chatbot said to each question
``measures``             retrieval: hit rate, MRR, nDCG
``decision_scores``      answering where there is an answer, and only there
``turn_scores``          following a conversation
``behaviour_scores``     behaving as the cases say
``attack_scores``        official text untouched, nothing typed given back
``near_miss_scores``     not answering what no entry answers
``reported_scores``      what went wrong once comes out as it should
``second_judge_scores``  what a language model chose, and how often wrongly
``unforeseen``           near misses whose gap nobody foresaw
``ablation``             the search with parts left out
``reliability``          whether the stated confidence comes true
``risk_coverage``        what answering more would cost
``stated_bound``         whether the bound on wrong answers holds
``bootstrap``            intervals of means over clusters
``proportion``           exact intervals of counts
``latency``              durations in short
``failures``             what went wrong, question by question
``system``               what was evaluated, and where
``progress``             how far it has come
``terminal``             tables in the terminal
``formatting``           numbers as tables show them
``report``               the report on disk
``json_report``          every number and every question
``plots``                its plots
"""
