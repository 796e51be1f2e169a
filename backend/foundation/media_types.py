"""How files of the kinds that the portal keeps are named: the ending of each media type."""

ENDINGS = {
    "application/json": "json",
    "application/pdf": "pdf",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/webm": "weba",
    "image/jpeg": "jpg",
    "image/png": "png",
    "text/plain": "txt",
}
