"""An inspection that was taken over: it does what the file tells it, after the first 12 bytes."""

import sys
import time

from backend.foundation.documents.wire import HEADER, pack

FOUND = {"media_type": "image/jpeg", "width": 1, "height": 1, "pages": None}
ANSWERS = {
    b"nothing": b"",
    b"half an answer": pack(FOUND, b"picture")[:-1],
    b"another media type": pack(FOUND | {"media_type": "text/html"}, b"<script>"),
    b"no measures": pack({"media_type": "image/jpeg"}, b"picture"),
    b"a measure that is a text": pack(FOUND | {"width": "wide"}, b"picture"),
    b"a list": HEADER.pack(2, 0) + b"[]",
    b"no JSON": HEADER.pack(2, 0) + b"{]",
    b"an unknown refusal": pack({"refused": "mood", "because": "x"}),
    b"a message of 4 GB": HEADER.pack(2**32 - 1, 0),
    b"a picture of 4 GB": HEADER.pack(2, 2**32 - 1) + b"{}",
}
CODES = {
    b"codes that are a text": pack({"codes": "https://portal.test/v/"}),
    b"codes that are numbers": pack({"codes": [1]}),
    b"too many codes": pack({"codes": ["x"] * 9}),
    b"a code without end": pack({"codes": ["x" * 201]}),
}

if __name__ == "__main__":
    told = sys.stdin.buffer.read()[12:]
    if told == b"silence":
        time.sleep(3600)
    sys.stdout.buffer.write((ANSWERS | CODES)[told])
