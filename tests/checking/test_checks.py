import pytest

from chatbot.checking.checks import CHECKS, find_all, require_kinds
from chatbot.checking.examined import Examined
from chatbot.errors import QueryError


def test_every_check_runs_where_there_is_next_to_nothing(make_collection, office_reader):
    examined = Examined.of(make_collection([("fee", "ten baht")]), office_reader)
    assert [finding.kind for finding in find_all(examined)] == ["no-alternates"]


def test_the_worst_comes_first(make_collection, office_reader):
    texts = [("fee", "-"), ("fee|cost", "call 081-234-5678"), ("when is it", "โทร 081-234-5678")]
    findings = find_all(Examined.of(make_collection(texts), office_reader))
    ranks = [finding.severity.rank for finding in findings]
    assert ranks == sorted(ranks)
    assert {finding.kind for finding in findings} <= CHECKS.keys()


def test_what_is_no_kind():
    require_kinds(["duplicate", "no-alternates"])
    with pytest.raises(QueryError, match="no check is called 'spelling'"):
        require_kinds(["spelling"])
