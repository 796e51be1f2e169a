"""The face of proposals."""
