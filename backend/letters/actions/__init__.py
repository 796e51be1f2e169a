"""The verbs of letters."""
