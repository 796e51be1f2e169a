"""The Merkle tree of RFC 9162, section 2.1, with SHA-256: roots and proofs, nothing stored.

A tree of any size is told by the roots of its perfect subtrees, at most one of each size: the
`Frontier`. It takes the next leaf, so that a log is read once, from the front, in constant memory.
A proof is a list of roots of other parts, and each part has a frontier of its own.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256().digest()

Part = tuple[int, int]
"""Leaves from the first position up to, not with, the second."""


class ProofInvalid(Exception):
    """The proof does not show what it should."""


def leaf_hash(content: bytes) -> bytes:
    """The hash of a leaf."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """A tree that grows: its size, and the roots of its perfect subtrees, the largest first."""

    def __init__(self, size: int = 0, roots: Iterable[bytes] = ()) -> None:
        """Goes on from `size` and `roots`; ValueError when they cannot belong together."""
        self.size = size
        self._roots = list(roots)
        if size < 0 or len(self._roots) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has not {len(self._roots)} roots")

    @classmethod
    def unpacked(cls, size: int, packed: bytes) -> "Frontier":
        """The frontier that `packed` told; ValueError when it is none of this size."""
        pieces = (packed[start : start + HASH_BYTES] for start in range(0, len(packed), HASH_BYTES))
        if len(packed) % HASH_BYTES:
            raise ValueError(f"{len(packed)} bytes are no hashes")
        return cls(size, pieces)

    def packed(self) -> bytes:
        """The roots one behind the other."""
        return b"".join(self._roots)

    def append(self, leaf: bytes) -> None:
        """Takes the hash of the next leaf."""
        node, height = leaf, self.size
        # Each 1 at the end of the size is a perfect subtree as large as the one at hand.
        while height & 1:
            node = node_hash(self._roots.pop(), node)
            height >>= 1
        self._roots.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The root of the tree so far."""
        if not self._roots:
            return EMPTY_ROOT
        node = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            node = node_hash(left, node)
        return node


def inclusion_parts(index: int, size: int) -> list[Part]:
    """Whose roots, in this order, prove the leaf at `index` in a tree of `size` (2.1.3.1)."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has none at {index}")
    parts: list[Part] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _left(end - start)
        if index < middle:
            parts.append((middle, end))
            end = middle
        else:
            parts.append((start, middle))
            start = middle
    return parts[::-1]


def consistency_parts(old: int, new: int) -> list[Part]:
    """Whose roots, in this order, prove that the tree of `old` begins that of `new` (2.1.4.1)."""
    if not 0 < old <= new:
        raise ValueError(f"a tree of {old} leaves does not grow to {new}")
    parts: list[Part] = []
    start, end = 0, new
    while old < end:
        middle = start + _left(end - start)
        if old <= middle:
            parts.append((middle, end))
            end = middle
        else:
            parts.append((start, middle))
            start = middle
    if start > 0:
        parts.append((start, end))
    return parts[::-1]


class PartRoots:
    """The roots of some parts, from the leaves in their order."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._trees = {part: Frontier() for part in parts}
        self._ahead = sorted(parts, reverse=True)

    def add(self, position: int, leaf: bytes) -> None:
        """Takes the leaf at a position; positions only grow."""
        while self._ahead and position >= self._ahead[-1][1]:
            self._ahead.pop()
        if self._ahead and position >= self._ahead[-1][0]:
            self._trees[self._ahead[-1]].append(leaf)

    def roots(self) -> list[bytes]:
        """In the order of the parts; ValueError when leaves were missing."""
        for (start, end), tree in self._trees.items():
            if tree.size != end - start:
                raise ValueError(f"of the leaves {start} to {end - 1} some are missing")
        return [self._trees[part].root() for part in self._parts]


def root_of_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root of a tree of `size` with this leaf at `index` (2.1.3.2). Raises ProofInvalid."""
    _check_hashes([leaf, *path])
    if not 0 <= index < size:
        raise ProofInvalid("the tree is too small")
    node, at, last = leaf, index, size - 1
    for other in path:
        if last == 0:
            raise ProofInvalid("the path is too long")
        if at & 1 or at == last:
            node = node_hash(other, node)
            at, last = _climbed(at, last)
        else:
            node = node_hash(node, other)
        at, last = at >> 1, last >> 1
    if last != 0:
        raise ProofInvalid("the path is too short")
    return node


def check_consistency(
    old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]
) -> None:
    """Raises ProofInvalid unless the first tree begins the second (2.1.4.2).

    The empty tree begins every tree, which needs no proof.
    """
    _check_hashes([old_root, new_root, *path])
    if not 0 <= old <= new:
        raise ProofInvalid("a tree does not shrink")
    if old in (0, new):
        if path or (old == new and old_root != new_root) or (old == 0 and old_root != EMPTY_ROOT):
            raise ProofInvalid("trees of one size have one root, and nothing to prove")
        return
    # A perfect old tree is itself the first node, and left out of the path.
    nodes = [old_root, *path] if old.bit_count() == 1 else list(path)
    if _grown(old, new, nodes) != (old_root, new_root):
        raise ProofInvalid("the path leads to other roots")


def _grown(old: int, new: int, nodes: Sequence[bytes]) -> tuple[bytes, bytes]:
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    if not nodes:
        raise ProofInvalid("the path is too short")
    before = after = nodes[0]
    for other in nodes[1:]:
        if last == 0:
            raise ProofInvalid("the path is too long")
        if at & 1 or at == last:
            before, after = node_hash(other, before), node_hash(other, after)
            at, last = _climbed(at, last)
        else:
            after = node_hash(after, other)
        at, last = at >> 1, last >> 1
    if last != 0:
        raise ProofInvalid("the path is too short")
    return before, after


def _climbed(at: int, last: int) -> tuple[int, int]:
    """Past the levels on which the node at the right edge has no sibling."""
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def _left(size: int) -> int:
    """The leaves of the left subtree: the largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1


def _check_hashes(hashes: Iterable[bytes]) -> None:
    if any(len(each) != HASH_BYTES for each in hashes):
        raise ProofInvalid(f"a hash has {HASH_BYTES} bytes")
