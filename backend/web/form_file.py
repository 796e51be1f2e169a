"""The one file of a multipart form (RFC 7578), written where it belongs as it arrives.

Starlette's own parser would keep each file in a second place first, and leave it open when the
form breaks off.
"""

from typing import BinaryIO

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header


class NoFormFile(Exception):
    """It is no form with exactly one file under the name that was asked for."""


class FormFile:
    """Takes the body in chunks and writes the content of its file."""

    def __init__(self, content_type: str, name: str, file: BinaryIO) -> None:
        """`content_type` is the header of the request. Raises NoFormFile."""
        self._name, self._file = name.encode("ascii"), file
        self._parts, self._whole = 0, False
        self._field, self._value, self._disposition = bytearray(), bytearray(), b""
        kind, options = parse_options_header(content_type)
        if kind != b"multipart/form-data" or not options.get(b"boundary"):
            raise NoFormFile
        try:
            self._parser = MultipartParser(
                options[b"boundary"],
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._take_field,
                    "on_header_value": self._take_value,
                    "on_header_end": self._end_header,
                    "on_headers_finished": self._require_file,
                    "on_part_data": self._take_content,
                    "on_end": self._end,
                },
            )
        except FormParserError:
            raise NoFormFile from None

    def write(self, chunk: bytes) -> None:
        """The next piece of the body; raises NoFormFile as soon as it cannot be one."""
        try:
            self._parser.write(chunk)
        except FormParserError:
            raise NoFormFile from None

    def close(self) -> None:
        """The body has ended; raises NoFormFile when the form has not."""
        if not self._whole or not self._parts:
            raise NoFormFile

    def _begin(self) -> None:
        self._parts += 1
        self._disposition = b""
        if self._parts > 1:
            raise NoFormFile

    def _take_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def _take_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        if bytes(self._field).lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._field.clear()
        self._value.clear()

    def _require_file(self) -> None:
        _, options = parse_options_header(self._disposition)
        if options.get(b"name") != self._name or b"filename" not in options:
            raise NoFormFile

    def _take_content(self, data: bytes, start: int, end: int) -> None:
        self._file.write(data[start:end])

    def _end(self) -> None:
        self._whole = True
