"""What cookies are called: over https their names bind them to this host."""


def name_of(word: str, *, secure: bool) -> str:
    """`__Host-` keeps other hosts and plain http from setting it, for the path `/` alone.

    Without https, which is development only, browsers do not take such a name.
    """
    return f"__Host-{word}" if secure else word
