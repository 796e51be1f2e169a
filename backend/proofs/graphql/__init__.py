"""The face of proofs for people: the owner sees Proof, the committee sees ProofCase."""
