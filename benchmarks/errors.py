"""What the benchmarks report to a person."""

from chatbot.errors import ChatbotError


class BenchmarkError(ChatbotError):
    """A benchmark folder that cannot be read, or a command to be timed that fails."""
