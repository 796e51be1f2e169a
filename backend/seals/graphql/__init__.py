"""The face of seals for people."""

from backend.seals.graphql.root import SealMutations, SealQueries

__all__ = ["SealMutations", "SealQueries"]
