"""How often the guide is right on what people really say. `scripts/score-guide` prints it all."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from backend.guidance.answers import Question, answer
from backend.guidance.models import GuideLane
from scripts.guide.scoring import (
    HELD_OUT,
    VILLAGE,
    Judged,
    judged,
    labelled,
    score,
    shipped_in,
    table,
)

FORMS = Path(__file__).parents[1] / "catalogue" / "data" / "phrasings.csv"

LEAST = 0.95


@pytest.fixture(scope="module")
def answers() -> Sequence[Judged]:
    found = judged(labelled())
    print(table(found))  # noqa: T201 -- shown with -s: the figures of both halves
    return found


def test_there_are_enough_phrasings_and_half_of_them_were_held_out(
    answers: Sequence[Judged],
) -> None:
    rightful = [each for each in answers if each.phrasing.lane is GuideLane.THIRD_LANE]
    held_out = [each for each in answers if each.phrasing.set == HELD_OUT]
    assert len(answers) >= 160
    assert len(rightful) >= 60
    assert abs(len(held_out) * 2 - len(answers)) <= len(GuideLane)


def test_own_words_for_what_committees_do_not_give_are_sent_to_the_right_office(
    answers: Sequence[Judged],
) -> None:
    got = score(answers, GuideLane.OTHER_AUTHORITY)
    assert got.precision >= LEAST
    assert got.recall >= LEAST


def test_the_half_that_was_not_looked_at_is_judged_as_well(answers: Sequence[Judged]) -> None:
    got = score(
        [each for each in answers if each.phrasing.set == HELD_OUT], GuideLane.OTHER_AUTHORITY
    )
    assert got.precision >= LEAST
    assert got.recall >= LEAST


def test_own_words_that_ask_for_something_rightful_are_never_stopped() -> None:
    stopped = [
        each.question.words
        for each in labelled()
        if each.lane in {GuideLane.OURS, GuideLane.THIRD_LANE}
        and answer(each.question, shipped_in(each.region), None).binding
    ]
    assert stopped == []


def test_forms_are_stopped_as_their_labels_say() -> None:
    """Precision and recall of what binds, over the forms that were filled in."""
    candidates = shipped_in(VILLAGE)
    right = given = wanted = 0
    with FORMS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            asked = Question(title=row["title"], purpose=row["purpose"], text=row["text"])
            stopped_by = answer(asked, candidates, None).stopped_by
            code = "" if stopped_by is None else stopped_by.candidate.code.split("-")[-1]
            right += code == row["code"] != ""
            given += code != ""
            wanted += row["code"] != ""
    assert right / given >= LEAST
    assert right / wanted >= LEAST
