"""The process that alone holds the keys of the seals, or speaks to the platform that does.

It runs as a user of its own, answers on a Unix socket, and reads in PostgreSQL whether a signature
is allowed (`seals.intents`). Web and worker ask it through `foundation.sealing.process`.
"""
