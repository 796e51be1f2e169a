"""Something before, behind or missing from the bytes that were issued."""

import io
import zipfile

from backend.verification.reasons import ReasonCode
from tests.uploaded_files import a_pdf, a_png
from tests.verification.mutants.base import Base, Make, family

SCRIPT = b"<script>location='https://evil.example/'</script>"


def behind(addition: bytes) -> Make:
    """The file and then this."""
    return lambda base: base.content + addition


def before(addition: bytes) -> Make:
    """This and then the file."""
    return lambda base: addition + base.content


def an_archive(base: Base) -> bytes:
    output = io.BytesIO(base.content)
    output.seek(0, io.SEEK_END)
    with zipfile.ZipFile(output, "a") as archive:
        archive.writestr("proof.html", SCRIPT)
    return output.getvalue()


def the_seal_again(base: Base) -> bytes:
    """The revision of the seal twice: its table lies at another place than it says."""
    return base.content + base.content[len(base.rendered) :]


def cut_to(part: float) -> Make:
    """The first part of the file."""
    return lambda base: base.content[: int(len(base.content) * part)]


def cut_off(count: int) -> Make:
    """Without its last bytes."""
    return lambda base: base.content[:-count]


def without_end(base: Base) -> bytes:
    return base.content[: base.content.rindex(b"%%EOF")]


def without_start(base: Base) -> bytes:
    return base.content[base.content.index(b"\n") + 1 :]


def cut_in_the_signature(base: Base) -> bytes:
    return base.content[: base.hexadecimal[0] + 1000]


def cut_before_the_last_table(base: Base) -> bytes:
    return base.content[: base.content.rindex(b"startxref")]


def rolled_back(base: Base) -> bytes:
    return base.rendered


def rolled_back_with_a_new_line(base: Base) -> bytes:
    return base.rendered + b"\n"


def the_seal_without_the_page(base: Base) -> bytes:
    return base.content[len(base.rendered) :]


def a_byte_taken_out(base: Base) -> bytes:
    at = base.choice("cut").randrange(len(base.rendered))
    return base.content[:at] + base.content[at + 1 :]


def a_byte_put_in(base: Base) -> bytes:
    at = base.choice("put").randrange(len(base.rendered))
    return base.content[:at] + b" " + base.content[at:]


APPENDED = family(
    "appended",
    # What stands behind the end may keep a reader from finding the file's last table.
    {ReasonCode.ADDED_AFTERWARDS, ReasonCode.DAMAGED},
    {
        "a new line": behind(b"\n"),
        "a blank": behind(b" "),
        "a zero byte": behind(b"\0"),
        "a second end": behind(b"%%EOF\n"),
        "a comment": behind("% 已核对，真实有效\n".encode()),
        "ten thousand zero bytes": behind(bytes(10_000)),
        "a web page": behind(SCRIPT),
        "a picture": behind(a_png()),
        "an archive": an_archive,
    },
)
SURROUNDED = family(
    "surrounded",
    {
        ReasonCode.ADDED_AFTERWARDS,
        ReasonCode.CONTENT_CHANGED,
        ReasonCode.NO_SEAL,
        ReasonCode.DAMAGED,
        ReasonCode.OTHER_KIND,
    },
    {
        "a new line in front": before(b"\n"),
        "a byte order mark in front": before(b"\xef\xbb\xbf"),
        "a comment in front": before(b"%PDF-1.4\n"),
        "another PDF in front": before(a_pdf()),
        "another PDF behind": behind(a_pdf()),
        "the revision of the seal twice": the_seal_again,
        "the file twice": lambda base: base.content * 2,
        "a byte put in": a_byte_put_in,
    },
)
CUT = family(
    "cut",
    {
        ReasonCode.DAMAGED,
        ReasonCode.NO_SEAL,
        ReasonCode.CONTENT_CHANGED,
        ReasonCode.ADDED_AFTERWARDS,
        ReasonCode.OTHER_KIND,
    },
    {
        "a tenth": cut_to(0.1),
        "a quarter": cut_to(0.25),
        "a half": cut_to(0.5),
        "three quarters": cut_to(0.75),
        "all but a hundredth": cut_to(0.99),
        "all but the last byte": cut_off(1),
        "all but the last two": cut_off(2),
        "all but the last seven": cut_off(7),
        "without %%EOF": without_end,
        "without its first line": without_start,
        "without its last table": cut_before_the_last_table,
        "within the signature": cut_in_the_signature,
        "without the page": the_seal_without_the_page,
        "without one byte": a_byte_taken_out,
    },
)
ROLLED_BACK = family(
    "rolled back",
    {ReasonCode.NO_SEAL},
    {
        "to what was rendered": rolled_back,
        "to what was rendered, and a new line": rolled_back_with_a_new_line,
    },
)
