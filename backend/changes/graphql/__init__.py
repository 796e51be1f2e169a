"""The faces of changes: what is shown, what is sent, and their root."""
