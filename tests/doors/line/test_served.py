"""A channel as LINE meets it: the served product on one side, a stand-in of LINE on the other."""

import httpx
from fixtures.line_platform import posted, said, texts_of
from fixtures.serving import served


def test_a_question_comes_in_by_http_and_its_answer_goes_out_by_http(
    make_service, platform, collection
):
    questions = {
        "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด": "overview-02",
    }
    with served(make_service()) as address:
        for number, question in enumerate(questions, start=1):
            body, headers = posted(said(question, number=number))
            answer = httpx.post(f"{address}line/webhook", content=body, headers=headers)
            assert answer.status_code == 200
        replies = platform.wait_for_replies(len(questions))
    for (_, messages), name in zip(replies, questions.values(), strict=True):
        assert collection.entry(collection.resolve(name)).answer in texts_of(messages)


def test_what_was_taken_is_answered_though_the_server_is_told_to_stop(make_service, platform):
    asked = [said("สวัสดี", number=number) for number in range(1, 9)]
    body, headers = posted(*asked)
    with served(make_service()) as address:
        httpx.post(f"{address}line/webhook", content=body, headers=headers)
    assert len(platform.replies) == len(asked)
