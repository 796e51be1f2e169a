"""auditing: what was recorded cannot be changed unnoticed, and anybody can check that.

Words: an *entry* 审计记录 is one deed; its *place* is its position in a Merkle tree of RFC 9162; a
*checkpoint* 检查点 is the signed size and root of the tree; a *copy* is a checkpoint outside of the
database; a *proof* shows that an entry is in the tree of a checkpoint.

Whoever records waits for nobody. The worker gives committed entries their places, signs and copies.
"""
