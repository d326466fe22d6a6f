"""The chatbot beside what people would otherwise search a FAQ with, over the same questions.

``make bench-peers`` makes an environment of its own from ``requirements.txt`` here and runs it;
docs/peers.md says what came out. No other part of the repository imports these packages.

In the order of the walk:

``__main__``           the command: tunes, compares, measures, prints and writes
``quiet``              one thread, nothing asked of the network
``task``               entries and judged questions, the same for every system
``tasks``              the shipped document, an unseen office, a public benchmark
``texts``              the documents indexed, and Thai words marked in them
``encoders``           the two models that make vectors
``system``             what is asked of every system
``setup``              as documented, or with Thai words
``joinings``           the grid of ways to join words and vectors
``haystack_system``    Haystack
``llama_index_system`` LlamaIndex
``langchain_system``   LangChain
``txtai_system``       txtai
``milvus_system``      Milvus Lite
``encoder_system``     a model alone
``our_system``         the whole chatbot
``catalogue``          every system in every set-up
``tuning``             layout and joining, chosen on the development set
``compare``            all systems asked in turn
``threshold``          the threshold that suits a system best
``scores``             the figures of a system over a task
``one``                one system in a process of its own
``footprint``          index time, cold start and memory
``sizes``              what is installed
``machine``            what it was measured on
``report``             all that was found, as JSON
``cells``              rows as text
``table``              for the terminal
``page``               for docs/peers.md
``plot``               hit rate against time
"""
