from chatbot.corpus.questions import Question
from chatbot.evaluation.ablation import LEG_SETS, ablate
from chatbot.query import QueryReader


def test_every_leg_set_is_measured_with_and_without_alternates(
    collection, segmenter, knows_nothing
):
    entry = collection.entry(collection.resolve("pmqa-01"))
    alternate = collection.alternates[entry.key][0]
    questions = [
        Question("official", entry.question, "official", {entry.key: 2}),
        Question("alternate", alternate, "alternate", {entry.key: 2}),
        Question("unanswerable", "อากาศวันนี้", "far", {}),
    ]
    rows = ablate(collection, QueryReader(segmenter, knows_nothing), questions)
    assert [(row.legs, row.alternates) for row in rows] == [
        (legs, alternates) for alternates in (True, False) for legs in LEG_SETS
    ]
    found = {(row.legs, row.alternates): row.means["hit rate@1"].mean for row in rows}
    assert found["words", True] == found["characters", True] == 1
    # A leg that knows nothing finds nothing, and has no say in the fusion.
    assert found["dense", True] == found["dense", False] == 0
    for alternates in (True, False):
        assert found["fused", alternates] == found["words + characters", alternates]
