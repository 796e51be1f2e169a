"""Everything that changes a proof, by whose turn it is."""
