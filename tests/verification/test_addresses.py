"""Only the portal's own address, or a bare code, is taken from a QR code."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.foundation import codes
from backend.verification.addresses import code_in

OURS = "https://portal.test"
CODES = st.binary(min_size=codes.RANDOM_BYTES, max_size=codes.RANDOM_BYTES).map(
    lambda content: codes.new_code(lambda _: content)
)


@given(code=CODES)
def test_our_own_address_and_a_bare_code_are_taken_however_they_are_cased(code: str) -> None:
    address = f"{OURS}/v/{code}"

    for text in (address, address.upper(), address.replace("-", ""), code, code.lower()):
        assert code_in(text, OURS) == code


def test_every_other_address_is_not_ours() -> None:
    code = codes.new_code(secrets.token_bytes)
    strangers = [
        f"https://portal.test.evil.example/v/{code}",
        f"https://portal.test@evil.example/v/{code}",
        f"https://evil.example/?https://portal.test/v/{code}",
        f"https://evil.example/v/{code}",
        f"http://portal.test/v/{code}",
        f"https://portal.test:8443/v/{code}",
        f"https://portal.test/x/v/{code}",
        f"https://portal.test/v/{code}?next=https://evil.example",
        f"https://portal.test/v/{code}#x",
        f"https://portal.test/v/../v/{code}",
        f"https://portal.test/v//{code}",
        f"https://portal.test\\v\\{code}",
        f"javascript:alert('{code}')",
        f"data:text/html,{code}",
        f"WIFI:S:{code};;",
        "https://portal.test/v/",
        "https://portal.test/",
        "",
    ]

    assert [text for text in strangers if code_in(text, OURS) is not None] == []


@given(text=st.text(max_size=300))
def test_any_text_is_a_code_or_nothing(text: str) -> None:
    found = code_in(text, OURS)

    assert found is None or codes.normalise(found) == found


@given(code=CODES, host=st.from_regex(r"[a-z0-9.@:-]{1,30}", fullmatch=True))
def test_no_other_host_passes_for_ours(code: str, host: str) -> None:
    if host != "portal.test":
        assert code_in(f"https://{host}/v/{code}", OURS) is None


@pytest.mark.parametrize("public_url", ["https://portal.test", "http://127.0.0.1:8000"])
def test_the_address_is_that_of_this_portal(public_url: str) -> None:
    code = codes.new_code(secrets.token_bytes)

    assert code_in(f"http://127.0.0.1:8000/v/{code}", public_url) == (
        code if public_url.startswith("http:") else None
    )
