"""The tree of RFC 9162: the published answers, and proofs that hold for every size."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.auditing import merkle
from backend.auditing.merkle import EMPTY_ROOT, Frontier, Part, PartRoots, ProofInvalid, leaf_hash

# The eight leaves of the Certificate Transparency test vectors, and the roots of their trees.
INPUTS = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    bytes.fromhex(each)
    for each in (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    )
]
# Inclusion: index, size, path. Consistency: old size, new size, path. As transparency-dev has them.
INCLUSION = [
    (0, 1, []),
    (
        0,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]
CONSISTENCY = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
    (
        6,
        7,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
]
LEAVES = [leaf_hash(each) for each in INPUTS]
OTHER = sha256(b"another").digest()
SIZES = range(1, 65)


def tree(leaves: Sequence[bytes]) -> Frontier:
    grown = Frontier()
    for leaf in leaves:
        grown.append(leaf)
    return grown


def made(size: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(size)]


def path(parts: Sequence[Part], leaves: Sequence[bytes]) -> list[bytes]:
    wanted = PartRoots(parts)
    for position, leaf in enumerate(leaves):
        wanted.add(position, leaf)
    return wanted.roots()


def mended(proof: list[bytes]) -> Iterator[list[bytes]]:
    """The same proof with something added, lost, moved or changed."""
    yield [*proof, OTHER]
    yield [OTHER, *proof]
    yield [*proof, b""]
    for at, each in enumerate(proof):
        yield [*proof[:at], *proof[at + 1 :]]
        yield [*proof[:at], bytes([each[0] ^ 8, *each[1:]]), *proof[at + 1 :]]
        yield [*proof[:at], each[:-1], *proof[at + 1 :]]
    if len(proof) > 1:
        yield proof[::-1]


def refused_inclusion(root: bytes, leaf: bytes, index: int, size: int, proof: list[bytes]) -> bool:
    try:
        return merkle.root_of_inclusion(leaf, index, size, proof) != root
    except ProofInvalid:
        return True


def refused_growth(old: int, new: int, before: bytes, after: bytes, proof: list[bytes]) -> bool:
    try:
        merkle.check_consistency(old, new, before, after, proof)
    except ProofInvalid:
        return True
    return False


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert Frontier().root() == EMPTY_ROOT == sha256(b"").digest()


def test_the_published_leaves_have_the_published_roots() -> None:
    assert [tree(LEAVES[:size]).root() for size in range(1, 9)] == ROOTS


@pytest.mark.parametrize(("index", "size", "published"), INCLUSION)
def test_the_published_inclusion_proofs_are_made_and_hold(
    index: int, size: int, published: list[str]
) -> None:
    proof = [bytes.fromhex(each) for each in published]

    assert path(merkle.inclusion_parts(index, size), LEAVES[:size]) == proof
    assert merkle.root_of_inclusion(LEAVES[index], index, size, proof) == ROOTS[size - 1]


@pytest.mark.parametrize(("old", "new", "published"), CONSISTENCY)
def test_the_published_consistency_proofs_are_made_and_hold(
    old: int, new: int, published: list[str]
) -> None:
    proof = [bytes.fromhex(each) for each in published]

    assert path(merkle.consistency_parts(old, new), LEAVES[:new]) == proof
    merkle.check_consistency(old, new, ROOTS[old - 1], ROOTS[new - 1], proof)


@pytest.mark.parametrize(("index", "size", "published"), INCLUSION)
def test_no_other_inclusion_proof_holds(index: int, size: int, published: list[str]) -> None:
    proof, root, leaf = [bytes.fromhex(each) for each in published], ROOTS[size - 1], LEAVES[index]

    for other in (index - 1, index + 1, index ^ 2):
        assert refused_inclusion(root, leaf, other, size, proof)
    if proof:
        for other in (size * 2, size // 2):
            assert refused_inclusion(root, leaf, index, other, proof)
    assert refused_inclusion(root, OTHER, index, size, proof)
    assert refused_inclusion(root, b"short", index, size, proof)
    assert refused_inclusion(EMPTY_ROOT, leaf, index, size, proof)
    assert all(refused_inclusion(root, leaf, index, size, other) for other in mended(proof))


@pytest.mark.parametrize(("old", "new", "published"), CONSISTENCY[1:])
def test_no_other_consistency_proof_holds(old: int, new: int, published: list[str]) -> None:
    proof = [bytes.fromhex(each) for each in published]
    before, after = ROOTS[old - 1], ROOTS[new - 1]

    for other in (old - 1, old + 1, old ^ 2):
        assert refused_growth(other, new, before, after, proof)
    for other in (new * 2, new // 2):
        assert refused_growth(old, other, before, after, proof)
    assert refused_growth(old, new, after, before, proof)
    assert refused_growth(old, new, OTHER, after, proof)
    assert refused_growth(old, new, before, OTHER, proof)
    assert refused_growth(old, new, before, after, [])
    assert all(refused_growth(old, new, before, after, other) for other in mended(proof))


def test_a_log_may_begin_empty_stand_still_and_never_shrink() -> None:
    merkle.check_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, [])
    merkle.check_consistency(0, 8, EMPTY_ROOT, ROOTS[7], [])
    merkle.check_consistency(8, 8, ROOTS[7], ROOTS[7], [])
    assert refused_growth(0, 8, ROOTS[0], ROOTS[7], [])
    assert refused_growth(8, 8, ROOTS[6], ROOTS[7], [])
    assert refused_growth(8, 7, ROOTS[7], ROOTS[6], [])
    assert refused_growth(0, 8, EMPTY_ROOT, ROOTS[7], [OTHER])


def test_every_leaf_of_every_small_tree_is_proven_and_no_other_is() -> None:
    for size in SIZES:
        leaves = made(size)
        root = tree(leaves).root()
        for index in range(size):
            proof = path(merkle.inclusion_parts(index, size), leaves)
            assert not refused_inclusion(root, leaves[index], index, size, proof)
            assert refused_inclusion(root, leaves[index], (index + 1) % (size + 1), size, proof)
            assert refused_inclusion(root, OTHER, index, size, proof)


def test_every_growth_of_every_small_tree_is_proven() -> None:
    for new in SIZES:
        leaves = made(new)
        after = tree(leaves).root()
        for old in range(1, new + 1):
            before = tree(leaves[:old]).root()
            proof = path(merkle.consistency_parts(old, new), leaves)
            merkle.check_consistency(old, new, before, after, proof)
            assert refused_growth(old, new, OTHER, after, proof)
            assert refused_growth(old, new, before, OTHER, proof)


@given(st.integers(65, 3000), st.data())
def test_proofs_of_larger_trees_hold_and_changed_ones_do_not(
    size: int, data: st.DataObject
) -> None:
    leaves = made(size)
    root = tree(leaves).root()
    index = data.draw(st.integers(0, size - 1))
    proof = path(merkle.inclusion_parts(index, size), leaves)
    assert merkle.root_of_inclusion(leaves[index], index, size, proof) == root
    assert all(refused_inclusion(root, leaves[index], index, size, each) for each in mended(proof))

    old = data.draw(st.integers(1, size - 1))
    before = tree(leaves[:old]).root()
    proof = path(merkle.consistency_parts(old, size), leaves)
    merkle.check_consistency(old, size, before, root, proof)
    assert all(refused_growth(old, size, before, root, each) for each in mended(proof))


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_tree_goes_on_from_what_was_kept_of_it(first: int, more: int) -> None:
    leaves = made(first + more)
    kept = tree(leaves[:first])

    gone_on = Frontier.unpacked(first, kept.packed())
    for leaf in leaves[first:]:
        gone_on.append(leaf)

    assert gone_on.root() == tree(leaves).root()


@pytest.mark.parametrize(("size", "packed"), [(3, OTHER), (-1, OTHER), (1, OTHER[:-1]), (0, OTHER)])
def test_what_was_kept_must_fit_its_size(size: int, packed: bytes) -> None:
    with pytest.raises(ValueError, match=r"hashes|roots"):
        Frontier.unpacked(size, packed)


def test_there_is_no_proof_of_what_is_not_there() -> None:
    with pytest.raises(ValueError, match="none at 8"):
        merkle.inclusion_parts(8, 8)
    with pytest.raises(ValueError, match="does not grow"):
        merkle.consistency_parts(0, 8)
    with pytest.raises(ValueError, match="does not grow"):
        merkle.consistency_parts(9, 8)
    with pytest.raises(ValueError, match="are missing"):
        path(merkle.inclusion_parts(2, 8), LEAVES[:5])
