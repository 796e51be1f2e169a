"""Files as residents' phones make them, and as nobody should; all small, all made here."""

import io
import struct
import wave
import zlib
from typing import Any

import pikepdf
import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()

SECRET = b"N25 28 31.4 E117 12 08.9 ACME Phone 990101188001010015"
"""What must not get out of a camera's file."""


def a_picture(width: int = 64, height: int = 48) -> Image.Image:
    """Red above, blue below, with a white corner on the left: each way of turning it shows."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (0, height // 2, width, height))
    image.paste("white", (0, 0, width // 4, height // 4))
    return image


def written(image: Image.Image, form: str, **options: Any) -> bytes:
    """The picture in one of Pillow's formats."""
    content = io.BytesIO()
    image.save(content, form, **options)
    return content.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera adds: where, with what, by whom."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = SECRET.decode()
    data[0x8825] = {1: "N", 2: (25.0, 28.0, 31.4), 3: "E", 4: (117.0, 12.0, 8.9)}
    data[0x9286] = SECRET
    return data


def a_jpeg(width: int = 64, height: int = 48, **options: Any) -> bytes:
    return written(
        a_picture(width, height), "JPEG", exif=exif(), comment=SECRET, quality=90, **options
    )


def a_png(**options: Any) -> bytes:
    return with_chunk(written(a_picture(), "PNG", exif=exif(), **options), b"tEXt", b"a\0" + SECRET)


def a_webp() -> bytes:
    return written(a_picture(), "WEBP", exif=exif(), xmp=SECRET, lossless=True)


def a_heic(orientation: int = 1) -> bytes:
    """Turned as phones do it: in a property of the file, and once more in its Exif data."""
    image = pillow_heif.from_pillow(a_picture())
    image.info["exif"] = exif(orientation).tobytes()
    content = io.BytesIO()
    image.save(content, quality=90)
    return content.getvalue()


def a_pdf(pages: int = 1, **options: Any) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        content = io.BytesIO()
        pdf.save(content, **options)
    return content.getvalue()


def with_chunk(png: bytes, name: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk behind its header."""
    crc = struct.pack(">I", zlib.crc32(name + body))
    return png[:33] + struct.pack(">I", len(body)) + name + body + crc + png[33:]


def resized_png(width: int, height: int) -> bytes:
    """A PNG that claims a size and has next to no pixels."""
    png = written(Image.new("L", (1, 1)), "PNG")
    header = b"IHDR" + struct.pack(">II", width, height) + png[24:29]
    return png[:12] + header + struct.pack(">I", zlib.crc32(header)) + png[33:]


def a_profile_that_swaps_red_and_green() -> bytes:
    """A colour profile (ICC.1:2001) whose red is sRGB's green, and the other way round."""

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(each * 65536) for each in values))

    red, green, blue = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    text = b"text\0\0\0\0none\0\0\0\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"swap\0" + bytes(79)
    tags = {
        b"desc": description, b"cprt": text, b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(*green), b"gXYZ": xyz(*red), b"bXYZ": xyz(*blue),
        b"rTRC": curve, b"gTRC": curve, b"bTRC": curve,
    }  # fmt: skip
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", start + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"none", 0x02100000, b"mntr", b"RGB ",
                       b"XYZ ")  # fmt: skip
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + body


def a_wav(seconds: float = 0.1) -> bytes:
    """A tone that every browser plays."""
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(struct.pack("<hh", 8_000, -8_000) * int(seconds * 4_000))
    return content.getvalue()


def an_m4a(*handlers: bytes) -> bytes:
    """The boxes of an MP4 file by which its tracks are told; sound unless other handlers are."""
    tracks = b"".join(
        struct.pack(">I4sII4s", 20, b"hdlr", 0, 0, each) for each in handlers or (b"soun",)
    )
    return struct.pack(">I4s4sI", 16, b"ftyp", b"M4A ", 0) + tracks


def an_mp3(frames: int = 3) -> bytes:
    """Silent frames of layer III: 128 kbit/s at 44.1 kHz, 417 bytes each."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def an_ogg(packet: bytes = b"OpusHead") -> bytes:
    """The first page of an Ogg stream, with a table of one segment."""
    head = struct.pack("<4sBBQIIIB", b"OggS", 0, 2, 0, 1, 0, 0, 1)
    return head + bytes([len(packet)]) + packet


def a_weba(*codecs: bytes) -> bytes:
    """The beginning of a WebM file with tracks of these codecs, Opus unless others are named."""
    tracks = b"".join(b"\x86" + bytes([0x80 | len(each)]) + each for each in codecs or (b"A_OPUS",))
    return b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm" + tracks
