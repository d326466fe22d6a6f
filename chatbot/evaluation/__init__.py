"""How good the answers are, measured: on query sets, in conversations, on public benchmarks."""
