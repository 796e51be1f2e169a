"""Photographs written anew: upright, in sRGB, of a sensible size, and nothing but pixels.

What a camera adds (the place where it was taken, its serial number, a preview that shows what was
cropped away) and what somebody hid behind the picture does not get into the new file.
"""

import io
from typing import BinaryIO

from PIL import (
    ExifTags,
    Image,
    ImageCms,
    ImageColor,
    ImageFile,
    ImagePalette,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from backend.foundation.intake.kinds import Kind
from backend.foundation.intake.verdict import MAX_PIXELS, FileRefused, InspectedFile, Refusal

MAX_SIDE = 3_000
"""A page of A4 photographed edge to edge has 250 dots per inch then: small print can be read."""
MAX_PNG_BYTES = 2_000_000
"""Screenshots and scans of text are smaller, and stay sharp; a photograph as PNG is larger."""
JPEG_QUALITY = 85
"""Writing stays free of visible rings; 3,000 × 2,250 pixels take about 1 MB."""

_LOADED_LATE = (
    ImageColor,
    ImageFile,
    ImagePalette,
    JpegImagePlugin,
    MpoImagePlugin,  # Two photographs in one JPEG.
    PngImagePlugin,
    TiffImagePlugin,  # Reads Exif.
    WebPImagePlugin,
)
"""Imported for their effect, which is to be there."""
FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP", Kind.HEIC: "HEIF"}
"""How Pillow calls each kind."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""The orientations of Exif 2.32 (tag 0x0112)."""
_SRGB = ImageCms.createProfile("sRGB")


def prepare(kind: Kind) -> None:
    """Loads what decoding needs and Pillow loads late: soon this process can open nothing."""
    Image.preinit()
    # Our own limit is lower, and is a refusal instead of a warning.
    Image.MAX_IMAGE_PIXELS = None
    if kind is Kind.HEIC:
        import pillow_heif

        pillow_heif.register_heif_opener(
            thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
        )


def cleaned(file: BinaryIO, kind: Kind) -> InspectedFile:
    """The picture as JPEG, or as PNG if it was one and stays small; of an animation, the start.

    Raises FileRefused for too many pixels, and whatever Pillow raises for what it cannot read.
    """
    with Image.open(file, formats=[FORMATS[kind]]) as image:
        if image.width * image.height > MAX_PIXELS:
            raise FileRefused(Refusal.PIXELS)
        # A JPEG can be decoded at a half or a quarter of its size, which saves time and memory.
        image.draft(None, (MAX_SIDE, MAX_SIDE))
        turn = _TURNS.get(_orientation(image))
        profile = image.info.get("icc_profile")
        picture = _in_srgb(_opaque(_shrunk(image)), profile)
        if turn is not None:
            picture = picture.transpose(turn)
        stays_png = kind is Kind.PNG and file.seek(0, io.SEEK_END) <= MAX_PNG_BYTES
        return _written(picture, "PNG" if stays_png else "JPEG")


def _orientation(image: Image.Image) -> int:
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):
        # Many programs write Exif data badly; the picture itself may be sound.
        return 1


def _shrunk(image: Image.Image) -> Image.Image:
    """The pixels in a mode that can be scaled, at most MAX_SIDE wide and high."""
    if image.mode.startswith(("I", "F")):
        # 16 bits of grey; a plain conversion would cut off everything brighter than 255.
        image = image.convert("F").point(lambda value: value / 256)
    if "transparency" in image.info or image.mode in {"LA", "PA"}:
        image = image.convert("RGBA")
    elif image.mode not in {"L", "RGB", "RGBA", "CMYK"}:
        image = image.convert("L" if image.mode in {"1", "F"} else "RGB")
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return image


def _opaque(image: Image.Image) -> Image.Image:
    """What is transparent becomes white, as on paper."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    return paper.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours without a profile: a phone's Display P3 would look pale everywhere else."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
            assert converted is not None, "not in place"
        except (ImageCms.PyCMSError, OSError):
            # A profile that is broken, or made for another kind of picture, says nothing.
            pass
        else:
            return converted
    return image if image.mode in {"L", "RGB"} else image.convert("RGB")


def _written(picture: Image.Image, form: str) -> InspectedFile:
    # A new picture: Pillow would take comments and profiles along from the old one.
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    content = io.BytesIO()
    bare.save(content, form, quality=JPEG_QUALITY)
    return InspectedFile(
        content=content.getvalue(),
        media_type=f"image/{form.lower()}",
        width=bare.width,
        height=bare.height,
    )
