"""What is said on the pages where an editor works on people's questions, in whatever language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWording:
    """The texts, in one language.

    Names in braces are filled in; over each group stands which of its phrases have some.
    """

    # Questions to look at. asked_times, got_none, disliked, picked, accepted, drafted, left:
    # {count}.
    questions: str
    questions_more: str
    no_journal: str
    nothing_waits: str
    asked_times: str
    got_none: str
    disliked: str
    picked: str
    wordings: str
    wordings_more: str
    nearest: str
    another: str
    another_more: str
    accept: str
    preview: str
    gap: str
    draft: str
    dismiss: str
    accepted: str
    gap_made: str
    drafted: str
    dismissed: str
    choose_entry: str
    choose_wording: str
    no_such_entry: str
    left: str

    # What changes would do. trial_harmful, trial_asked: {count}; trial_kinds by kind of probe.
    trial: str
    trial_harmful: str
    trial_harmless: str
    trial_asked: str
    trial_kinds: Mapping[str, str]
    trial_kind: str
    trial_question: str
    trial_now: str
    trial_then: str
    trial_new: str
    trial_none: str
    trial_worse: str
    publish: str
    publish_all_the_same: str
    cancel: str
    published: str

    # What was published. changes, by kind of change: {text} and {entry}.
    history: str
    history_more: str
    history_empty: str
    when: str
    who: str
    what: str
    undo: str
    undone: str
    taken_back: str
    changes: Mapping[str, str]

    # Questions to judge. judged: {count}.
    judging: str
    judging_more: str
    judging_warning: str
    judging_none: str
    judging_needed: str
    judging_proven: str
    judging_bound: str
    judging_count: str
    judging_now: str
    judge_right: str
    judge_other: str
    judge_not_covered: str
    judge_skip: str
    judge_save: str
    judged: str

    # What people's questions come to. statistics_questions: {count}.
    statistics: str
    statistics_questions: str
    statistics_weeks: str
    statistics_week: str
    statistics_top: str
    statistics_never: str
    statistics_alternates: str
    statistics_unused: str
    statistics_ratings: str
    statistics_fits: str
    statistics_misses: str
