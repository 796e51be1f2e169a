"""What every GraphQL face shares: context, audiences, problems, pages, scalars, limits."""
