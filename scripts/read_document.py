"""Make a corpus folder's entries.jsonl from its official document.

Usage: python scripts/read_document.py corpus/opdc-potential-base-2565
"""

import sys
from collections import Counter
from pathlib import Path

from chatbot.corpus.entries import load_entries, make_entries, write_entries
from chatbot.corpus.metadata import read_metadata
from chatbot.errors import ChatbotError


def main() -> None:
    """Read, write, then load again so that what was written is verified."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    try:
        metadata = read_metadata(folder)
        write_entries(folder, make_entries(metadata))
        entries = load_entries(folder, metadata)
    except ChatbotError as error:
        sys.exit(f"read_document: {error}")
    counts = Counter(entry.section.title for entry in entries)
    for title, count in counts.items():
        print(f"{count:4}  {title}")
    print(f"{len(entries):4}  entries in {folder}")


if __name__ == "__main__":
    main()
