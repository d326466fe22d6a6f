"""Years: an answer for one fiscal year is no answer for another."""

from chatbot.text.years import years_in


def years_named(text: str) -> set[int]:
    """The years that a text names, in the Buddhist era.

    :param text: Normalised.
    :return: E.g. ``{2566}`` for ปี 66, ปีงบประมาณ 2566, fy2023 and ค.ศ. 2023.
    """
    return {found.year for found in years_in(text)}
