"""Asking one operation as every viewer, of affairs at every place."""

import json
from dataclasses import dataclass
from typing import Any

from backend.foundation.viewer import Department
from tests.documents import PAGE, REFUSAL, REFUSAL_WORDS, Operation
from tests.permissions.operations import Question
from tests.permissions.places import REACHED, Place, moved
from tests.permissions.scene import Asker, Scene
from tests.portal import Exchange, Portal, Refused

AT_THE_DOOR = {"SIGN_IN_REQUIRED", "FORBIDDEN", "SCOPE_MISSING"}
REFUSED = "–"
ADMITTED = "✓"
NOTHING = "∅"


@dataclass(frozen=True)
class Answer:
    """What came back: the content, or `code` of a refusal and its words."""

    code: str | None
    content: str | None = None

    @property
    def reached(self) -> bool:
        return self.code is None


async def cell(scene: Scene, operation: Operation, question: Question, viewer: Asker) -> str:
    """What the matrix says of this viewer: REFUSED, ADMITTED, or the places that she reaches.

    Anything that must not be stands in brackets.
    """

    async def answer(place: Place) -> Answer:
        return await _ask(scene, operation, question, viewer, place)

    if (await answer(Place.UNKNOWN)).code in AT_THE_DOOR:
        answers = {place: await answer(place) for place in (Place.OWN, Place.VILLAGE)}
        if all(each.code in AT_THE_DOOR for each in answers.values()):
            return REFUSED
    answers = {place: await answer(place) for place in Place}
    if _names_affairs(question, scene, viewer) and not question.counts:
        return reach(answers, lasts=question.lasts)
    return ADMITTED if operation.is_mutation else dependence(answers)


def dependence(answers: dict[Place, Answer]) -> str:
    """The places whose affairs make a difference to the answer."""
    without = answers[Place.DELETED]
    seen: list[str] = [place for place in REACHED if answers[place] != without]
    codes = sorted({answer.code for answer in answers.values() if answer.code})
    return " ".join(seen + [f"({code})" for code in codes]) or ADMITTED


def reach(answers: dict[Place, Answer], *, lasts: bool) -> str:
    """The places where it succeeds. Everywhere else it must not tell whether there is anything."""
    unknown = answers[Place.UNKNOWN]
    said: list[str] = [place for place in REACHED if answers[place].reached]
    gone = (Place.UNKNOWN,) if lasts else (Place.DELETED, Place.UNKNOWN)
    for place in (*REACHED, *gone):
        answer = answers[place]
        if answer.reached and place in gone:
            said.append(f"({place})")
        elif not answer.reached and answer != unknown:
            said.append(f"({place}: {answer.code})")
    return " ".join(said) or NOTHING


def _names_affairs(question: Question, scene: Scene, viewer: Asker) -> bool:
    if question.asked is None:
        return False
    here, elsewhere = scene.affairs, type(scene.affairs).unknown()
    return _plain(question.asked(here, viewer)) != _plain(question.asked(elsewhere, viewer))


async def _ask(
    scene: Scene, operation: Operation, question: Question, viewer: Asker, place: Place
) -> Answer:
    async with moved(scene, viewer, place) as affairs:
        if question.first is not None and place is not Place.UNKNOWN:
            await question.first(affairs, viewer)
        asked = {} if question.asked is None else question.asked(affairs, viewer)
        if operation.is_page:
            asked = {PAGE: 2, **asked}
        variables = json.loads(_plain(asked))
        try:
            data = await _execute(scene, operation.document, variables, viewer)
        except Refused as refused:
            return Answer(str(refused.codes[0] or refused), str(refused))
    (content,) = data.values()
    return _judged(question, content)


async def _execute(
    scene: Scene, document: str, variables: dict[str, Any], viewer: Asker
) -> dict[str, Any]:
    if isinstance(viewer, Department):
        return await Exchange(scene.services).execute(document, variables, viewer=viewer)
    return await Portal(scene.services).execute(document, variables, viewer=viewer)


def _judged(question: Question, content: Any) -> Answer:
    if isinstance(content, dict) and REFUSAL in content:
        return Answer(content[REFUSAL], content[REFUSAL_WORDS])
    if question.asked is not None and not question.reached(content):
        return Answer("NOT_REACHED")
    return Answer(None, _plain(content))


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)
