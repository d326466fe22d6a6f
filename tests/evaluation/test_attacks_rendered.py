"""What is typed stays text, whichever door shows it."""

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from chatbot.datatypes import Turn, Typed
from chatbot.doors.answer_json import json_line
from chatbot.doors.batch import answer_lines
from chatbot.doors.web.turn import turn_html
from chatbot.evaluation.attack_scores import ask_attacks
from chatbot.evaluation.evaluation_set import load_set
from chatbot.evaluation.progress import silently
from chatbot.wording.plain_text import answer_text
from chatbot.wording.th import THAI


class Structure(HTMLParser):
    """Every element with the names of its attributes, and the addresses that they hold."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.addresses = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.addresses += [value for name, value in attrs if name in ("href", "src", "cite")]

    def handle_endtag(self, tag):
        self.elements.append(f"/{tag}")

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


@pytest.fixture(scope="module")
def attacked(bot):
    attacked = ask_attacks(bot, load_set(bot.collection).attacks, silently)
    assert len(attacked) == 40
    return attacked


def structure(query, answer):
    found = Structure(turn_html(Turn(query, answer), Typed(query), THAI))
    return found.elements, found.addresses


def harmless(text):
    """As long a text in as many lines, since a long one is folded, with nothing but letters."""
    return text and "".join("\n" if character == "\n" else "ก" for character in text)


def test_no_element_or_attribute_comes_from_an_attack(attacked):
    for one in attacked:
        plain = replace(
            one.answer,
            repaired_query=harmless(one.answer.repaired_query),
            understood_query=harmless(one.answer.understood_query),
        )
        expected = structure(harmless(one.attack.query), plain)
        assert structure(one.attack.query, one.answer) == expected, one.attack.aid


def test_nor_where_a_follow_up_repeats_it(attacked):
    for one in attacked:
        typed, letters = one.attack.query, harmless(one.attack.query)
        repeated = replace(one.answer, repaired_query=typed, understood_query=typed)
        plain = replace(one.answer, repaired_query=letters, understood_query=letters)
        expected = structure(letters, plain)
        assert structure(typed, repeated) == expected, one.attack.aid


def test_a_batch_of_attacks_gives_one_line_of_json_each(attacked, service):
    lines = [
        json.dumps({"qid": one.attack.aid, "query": one.attack.query}).encode() for one in attacked
    ]
    printed = [json_line(value) for value in answer_lines(service, lines)]
    assert [json.loads(line)["qid"] for line in printed] == [one.attack.aid for one in attacked]
    for line in printed:
        assert len(line.splitlines()) == 1
        line.encode("utf-8")


def test_the_terminal_gets_no_control_character(attacked):
    for one in attacked:
        text = answer_text(one.answer, THAI)
        assert text.replace("\n", "").isprintable(), one.attack.aid
