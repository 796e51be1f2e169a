"""A recording is what its container says, and never what holds moving pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.intake import sounds
from tests.uploaded_files import (
    a_heic,
    a_jpeg,
    a_pdf,
    a_wav,
    a_weba,
    a_webp,
    an_m4a,
    an_mp3,
    an_ogg,
)

RECORDINGS = {
    "audio/mp4": an_m4a(),
    "audio/ogg": an_ogg(),
    "audio/webm": a_weba(),
    "audio/wav": a_wav(),
    "audio/mpeg": an_mp3(),
}


@pytest.mark.parametrize(("media_type", "content"), RECORDINGS.items(), ids=RECORDINGS.keys())
def test_every_kind_is_told_by_its_content(media_type: str, content: bytes) -> None:
    assert sounds.media_type_of(content) == media_type


def test_vorbis_and_a_tagged_mp3_are_recordings_too() -> None:
    assert sounds.media_type_of(an_ogg(b"\x01vorbis")) == "audio/ogg"
    assert sounds.media_type_of(a_weba(b"A_VORBIS")) == "audio/webm"
    assert sounds.media_type_of(b"ID3\x04\x00" + bytes(5) + an_mp3()) == "audio/mpeg"


@pytest.mark.parametrize(
    "content",
    [
        an_m4a(b"soun", b"vide"),
        an_m4a(b"vide"),
        an_m4a(b"pict"),
        a_weba(b"A_OPUS", b"V_VP9"),
        a_weba(b"V_VP8"),
        an_ogg(b"\x80theora"),
        an_mp3(1),
        a_webp(),
        a_jpeg(),
        a_heic(),
        a_pdf(1),
        b"",
        b"OggS",
    ],
    ids=[
        "MP4 with pictures",
        "MP4 of pictures",
        "HEIF",
        "WebM with pictures",
        "WebM of pictures",
        "Theora",
        "one frame",
        "WebP",
        "JPEG",
        "HEIC",
        "PDF",
        "nothing",
        "a cut off page",
    ],
)
def test_what_is_no_recording_is_none(content: bytes) -> None:
    assert sounds.media_type_of(content) is None


@given(st.sampled_from(sorted(RECORDINGS)), st.integers(0, 40), st.binary(max_size=40))
def test_whatever_is_cut_off_or_changed_gets_an_answer(kind: str, length: int, tail: bytes) -> None:
    assert sounds.media_type_of(RECORDINGS[kind][:length] + tail) in {*RECORDINGS, None}
