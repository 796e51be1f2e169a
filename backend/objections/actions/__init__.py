"""Everything that changes an objection, by whose turn it is."""
