"""Findings as one JSON object."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from chatbot.checking.finding import Finding, Severity
from chatbot.corpus import Collection


def findings_object(findings: Sequence[Finding], collection: Collection) -> dict[str, Any]:
    """All findings with what was checked; keys may be added, never renamed.

    :return: ``documents``, each with ``document``, ``version`` and its number of ``entries``;
        ``counts`` by severity; ``findings``, each with the fields of :class:`Finding`.
    """
    counts = Counter(finding.severity for finding in findings)
    return {
        "documents": [
            {
                "document": corpus.document.id,
                "version": corpus.document.version,
                "entries": len(corpus.entries),
            }
            for corpus in collection.current
        ],
        "counts": {str(severity): counts[severity] for severity in Severity},
        "findings": [asdict(finding) for finding in findings],
    }
