"""The face of sharing for the holder."""
