"""The faces of objections: the holder's, the desk's, and their root."""
