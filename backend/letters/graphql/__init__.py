"""The face of letters in GraphQL."""
