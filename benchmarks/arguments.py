"""Types of command-line arguments that several benchmarks take."""

import argparse


def positive(text: str) -> int:
    """A whole number of at least 1, for :meth:`argparse.ArgumentParser.add_argument`."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {number}")
    return number
