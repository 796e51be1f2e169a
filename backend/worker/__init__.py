"""The jobs process: everything that knows arq. Redis wakes, PostgreSQL decides."""
