"""`scripts/score-guide`: how often the guide is right on the labelled phrasings, by lane and set.

Precision: of what it put into a lane, how much belongs there, with the right entry. Recall: of what
belongs there, how much it put there. The half marked held-out was not looked at while words were
chosen.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backend.catalogue.actions import shipped_items
from backend.catalogue.lists import ListedItem
from backend.catalogue.queries import holding_in
from backend.guidance.answers import Answer, Question, answer
from backend.guidance.candidates import Candidate, listed_candidate
from backend.guidance.models import GuideLane

LABELLED = Path(__file__).resolve().parents[2] / "tests" / "guidance" / "data" / "own-words.csv"
VILLAGE = "360404204202"
HELD_OUT = "held-out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrasing:
    """What somebody said, and what the right answer is; `entry` is a type code or a name."""

    set: str
    lane: GuideLane
    entry: str
    region: str
    question: Question


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A phrasing and the answer it got."""

    phrasing: Phrasing
    lane: GuideLane
    entry: str

    @property
    def right(self) -> bool:
        """Both the lane and the entry; where no list names it there is no entry."""
        return (self.lane, self.entry) == (self.phrasing.lane, self.phrasing.entry)


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Of one lane; a share of nothing is 1."""

    wanted: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        """Right ones of those given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Right ones of those wanted."""
        return self.right / self.wanted if self.wanted else 1.0


def labelled() -> list[Phrasing]:
    """All phrasings of the file."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return [_phrasing(row) for row in csv.DictReader(file)]


def judged(phrasings: Sequence[Phrasing]) -> list[Judged]:
    """Every phrasing with the leading entry of its answer."""
    return [
        _judged(each, answer(each.question, shipped_in(each.region), None)) for each in phrasings
    ]


def score(answers: Sequence[Judged], lane: GuideLane) -> Score:
    """How one lane did."""
    return Score(
        wanted=sum(each.phrasing.lane is lane for each in answers),
        given=sum(each.lane is lane for each in answers),
        right=sum(each.lane is lane and each.right for each in answers),
    )


def table(answers: Sequence[Judged]) -> str:
    """One line for each set and lane."""
    lines = [
        f"{'set':<10}{'lane':<18}{'wanted':>7}{'given':>7}{'right':>7}{'precision':>11}{'recall':>8}"
    ]
    for name in dict.fromkeys(each.phrasing.set for each in answers):
        part = [each for each in answers if each.phrasing.set == name]
        for lane in GuideLane:
            got = score(part, lane)
            lines.append(
                f"{name:<10}{lane:<18}{got.wanted:>7}{got.given:>7}{got.right:>7}"
                f"{got.precision:>11.3f}{got.recall:>8.3f}"
            )
    return "\n".join(lines)


def shipped_in(region: str) -> list[Candidate]:
    """The items that come with the portal and hold in a region, the nearest first."""
    items, terms = shipped_items()
    above = holding_in(region)
    held = [each for each in items if each.region in above]
    held.sort(key=lambda each: -above.index(each.region or ""))
    return [listed_candidate(each, terms.get(each.type_code, ())) for each in held]


def main() -> int:
    """Prints the table and the misses."""
    parser = argparse.ArgumentParser(prog="score-guide", description=__doc__)
    parser.add_argument("--all", action="store_true", help="the misses of the held-out half too")
    shows_all = parser.parse_args().all
    answers = judged(labelled())
    sys.stdout.write(table(answers) + "\n")
    for each in answers:
        if not each.right and (shows_all or each.phrasing.set != HELD_OUT):
            told = f"{each.phrasing.lane} {each.phrasing.entry} → {each.lane} {each.entry}"
            sys.stdout.write(f"{each.phrasing.question.words}\n    {told}\n")
    return 0


def _judged(phrasing: Phrasing, given: Answer) -> Judged:
    told = given.leading.candidate.told if given.leading else None
    code = told.type_code if isinstance(told, ListedItem) else ""
    return Judged(phrasing=phrasing, lane=given.lane, entry=code or (told.name if told else ""))


def _phrasing(row: dict[str, str]) -> Phrasing:
    return Phrasing(
        set=row["set"],
        lane=GuideLane[row["lane"]],
        entry=row["entry"],
        region=row["region"] or VILLAGE,
        question=Question(office=row["office"], purpose=row["purpose"], words=row["words"]),
    )


if __name__ == "__main__":
    sys.exit(main())
