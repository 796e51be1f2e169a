"""What an issued letter carries for machines: what the page says, and no more."""

import json

import pytest

from backend.bootstrap import TEMPLATES
from backend.foundation.services import Services
from backend.letters import enclosures, keeping
from backend.letters.models import LetterFile, LetterFileKind
from backend.letters.snapshot import canonical
from backend.letters.texts import Text
from tests.enclosed import faults_of, files_in, unsaid
from tests.letters.office import (
    ANSWER,
    BUNDLE,
    ORDER,
    PIECES,
    TRANSFER,
    a_sealed_office,
    an_issued_letter,
)

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

SCHEMA = json.loads((TEMPLATES / "letters/letter.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("text", [ORDER, TRANSFER, ANSWER, BUNDLE], ids=lambda text: text.KIND)
async def test_the_words_of_every_letter_are_inside_as_canonical_json(
    services: Services, text: Text
) -> None:
    office = await a_sealed_office(services)
    pieces = PIECES if text is BUNDLE else ()
    letter = await an_issued_letter(services, office, text, pieces=pieces)
    row = await LetterFile.get(letter_id=letter.id, kind=LetterFileKind.SEALED)
    pdf = await keeping.pdf_of(services, row)

    files = files_in(pdf)

    file = files["letter.json"]
    words = json.loads(file.content)
    assert (file.media_type, file.relationship) == ("application/json", "/Data")
    assert canonical(words).encode() == file.content
    assert faults_of(words, SCHEMA) == []
    assert [each["name"] for each in words["pieces"]] == [*files][:-1]
    assert {files[each["name"]].relationship for each in words["pieces"]} <= {"/Supplement"}
    assert words.pop("schema") == enclosures.SCHEMA
    assert unsaid(words, pdf) == []
