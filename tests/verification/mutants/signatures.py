"""Changed signatures: USF (universal signature forgery) of pdf-insecurity.org.

It hopes for a reader that calls valid what it cannot read.
"""

import re

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import (
    NameObject,
    NullObject,
    PdfObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer

from backend.verification.reasons import ReasonCode
from tests.verification.mutants.base import (
    Base,
    Make,
    family,
    patched,
    seal_field,
    updated,
)

RANGES = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\] *")


def ranges(*numbers: int | str) -> Make:
    """Other ranges in the place of the true ones, whose edges are called a, b and c."""

    def make(base: Base) -> bytes:
        place = _place_of_ranges(base)
        _, a, b, c = (int(edge) for edge in place.groups())
        edges = {"a": a, "b": b, "c": c, "a+9": a + 9, "b-9": b - 9, "b+9": b + 9, "c-9": c - 9}
        written = b"/ByteRange [%s]" % b" ".join(
            str(edges.get(str(number), number)).encode() for number in numbers
        )
        return _in_place(base, place, written)

    return make


def ranges_as(written: bytes) -> Make:
    """Something else where the ranges were."""
    return lambda base: _in_place(base, _place_of_ranges(base), written)


def ranges_twice(base: Base) -> bytes:
    """The first ones are true, and the second ones leave the page out."""
    place = _place_of_ranges(base)
    true = place.group().rstrip()
    return _in_place(base, place, true + b"/ByteRange[0 0 9 9]")


def digits(old: int, new: bytes) -> Make:
    """Other digits at a place of the signature; a negative place counts from the end."""

    def make(base: Base) -> bytes:
        start, end = base.hexadecimal
        at = (start if old >= 0 else end) + old
        return base.content[:at] + new + base.content[at + len(new) :]

    return make


def no_digits(base: Base) -> bytes:
    start, end = base.hexadecimal
    return base.content[:start] + b"0" * (end - start) + base.content[end:]


def closed_early(base: Base) -> bytes:
    """The signature ends where it ends, and the free space behind it says something."""
    (_, used), (_, end) = base.used, base.hexadecimal
    rest = b">/Contents(forged)".ljust(end - used)
    return base.content[:used] + rest + base.content[end:]


def entry(key: str, value: PdfObject | None) -> Make:
    """One entry of the signature changed or, with None, taken away, in a revision of its own."""

    def change(writer: Writer) -> None:
        signature = seal_field(writer)["/V"]
        if value is None:
            del signature[key]
        else:
            signature[NameObject(key)] = value
        writer.update_container(signature)

    return updated(change)


def no_signature_in_the_field(writer: Writer) -> None:
    field = seal_field(writer)
    del field["/V"]
    writer.update_container(field)


def no_form(writer: Writer) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


def _place_of_ranges(base: Base) -> re.Match[bytes]:
    found = RANGES.search(base.content, base.hexadecimal[1])
    assert found, "the ranges stand behind the signature"
    return found


def _in_place(base: Base, place: re.Match[bytes], written: bytes) -> bytes:
    room = len(place.group())
    assert len(written) <= room, "nothing may move"
    return base.content[: place.start()] + written.ljust(room) + base.content[place.end() :]


ANY = {
    ReasonCode.CONTENT_CHANGED,
    ReasonCode.ADDED_AFTERWARDS,
    ReasonCode.SIGNATURE_INVALID,
    ReasonCode.DAMAGED,
    ReasonCode.NO_SEAL,
    ReasonCode.OTHER_FORM,
}
BYTE_RANGES = family(
    "ranges",
    ANY,
    {
        "USF: ranges of nothing": ranges(0, 0, 0, 0),
        "USF: no numbers": ranges(),
        "USF: one number": ranges(0),
        "USF: three numbers": ranges(0, "a", "b"),
        "USF: six numbers": ranges(0, "a", "b", "c", 0, 0),
        "USF: negative": ranges(0, "a", "b", -1),
        "USF: a negative start": ranges(-9, "a", "b", "c"),
        "USF: huge": ranges(0, "a", "b", 10**15),
        "USF: null": ranges_as(b"/ByteRange null"),
        "USF: a word": ranges_as(b"/ByteRange /Whole"),
        "USF: another key": ranges_as(b"/ByteRangf [0 0 0 0]"),
        "ranges twice": ranges_twice,
        "a wider gap": ranges(0, "a", "b+9", "c-9"),
        "an overlap": ranges(0, "a+9", "b-9", "c"),
        "not from the beginning": ranges(9, "a", "b", "c"),
        "not to the end": ranges(0, "a", "b", "c-9"),
        "the first part only": ranges(0, "a", "a", 0),
        "in the wrong order": ranges("b", "c", 0, "a"),
    },
)
CONTENTS = family(
    "contents",
    ANY | {ReasonCode.UNKNOWN_SIGNER},
    {
        "USF: zeros": no_digits,
        "USF: no digits": digits(0, b"xyz"),
        "USF: another structure": digits(0, b"31"),
        "USF: an endless length": digits(2, b"84ffffffff"),
        "closed early": closed_early,
        "hidden bytes in the free space": digits(-2, b"37"),
        "many hidden bytes": digits(-2000, b"48656c6c6f" * 100),
        "USF: contents null": entry("/Contents", NullObject()),
        "USF: no contents": entry("/Contents", None),
        "USF: contents of one zero": entry("/Contents", generic.ByteStringObject(b"\0")),
        "USF: no ranges": entry("/ByteRange", None),
        "USF: no filter": entry("/Filter", None),
        "USF: an unknown form": entry("/SubFilter", pdf_name("/none")),
        "an older form": patched(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"),
        "no certification": patched(b"/TransformMethod /DocMDP", b"/TransformMethod /FieldM"),
        "a certification that allows more": patched(b"/P 2", b"/P 3"),
        "another day": patched(b"/M (D", b"/M (E"),
        "no reference": entry("/Reference", None),
        "no signature in the field": updated(no_signature_in_the_field),
        "no form": updated(no_form),
    },
)
