"""The made-up papers and people of a sandbox, and the key by which developers ask for them."""
