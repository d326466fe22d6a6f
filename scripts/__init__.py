"""What is run by hand in a checkout, one command a file; nothing leans on it.

In the order of the walk:

``supply_chain``         what the product is installed with, by others
``benchmark_ask``        times whole questions, builds and cold starts
``benchmark_load``       how many questions a minute a server answers
``benchmark_soak``       whether a server that runs for long stays as it was
``benchmark_retrieval``  measures retrieval and the model on public benchmarks
``evaluate_offices``     measures the decision on offices that nothing has seen
``write_unseen_office``  writes the office that nothing has seen, to put to other systems
``simulate_month``       an office's first month, with an editor of thirty minutes a week
``ablate_repair``        moves each number that repair is tuned by
``fuzz_api``             calls the API in ways that nobody thought of
``measure_drafts``       what drafts without a language model bring
``measure_masking``      how much personal data is masked
``measure_publishing``   what people notice while an editor publishes
``measure_line_breaks``  line breaks inside a Thai word
``measure_window``       how soon the window can be seen and typed in
``take_screenshots``     the pictures of the documentation
"""
