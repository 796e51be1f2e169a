"""repeats: who does not know whether she was heard asks again, and nothing happens twice.

Words: a *key* is what the asker chose for one deed (the header Idempotency-Key); a *question* is
what was asked, hashed; an *answer* is kept for two days, with the deed in one transaction.
"""
