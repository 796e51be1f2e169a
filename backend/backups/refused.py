"""The one way in which a command of backups says no."""


class Refused(Exception):
    """A sentence for the operator: what is wrong, and what she can do."""
