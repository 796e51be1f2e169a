"""Pairs of neighbouring characters, by which a part of a Chinese name is found with an index.

Most searches are two characters (小阳), and trigram indexes cannot use fewer than three. Pairs that
hundreds of thousands of names share (村委, 委会) are not indexed: they single nothing out.
"""

_ENDINGS = "村民委员会居民委员会社区居委会村委会"
_COMMON = frozenset(_ENDINGS) | {_ENDINGS[at : at + 2] for at in range(len(_ENDINGS) - 1)}


def grams(name: str) -> list[str]:
    """The pairs and single characters of `name`, each once, without the common ones."""
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return sorted((pairs | set(name)) - _COMMON)


def wanted_grams(part: str) -> list[str]:
    """The fewest grams that every name containing `part` has; none when all are common."""
    if len(part) == 1:
        return grams(part)
    return [gram for gram in grams(part) if len(gram) > 1]
