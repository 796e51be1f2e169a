"""Everything that changes a request, by whose turn it is."""
