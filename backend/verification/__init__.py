"""verification: is this paper genuine, and does it still hold (证明真伪查验)?

Words: VerificationRecord 查验记录, VerificationOutcome 查验结果, Verification 查验回执 (the answer
to one check), Paper 证面 (what the paper says, masked). The flow, for a stranger with a QR code or
a file:
 1. the code or the file's hash is looked up among issued proofs        access
 2. the outcome follows from the proof's state and today's date          verdicts
 3. the check is recorded, or refused when the source asks too often     actions
 4. the answer is read from the ledger, masked                           answers

Rule of thumb: nothing is ever read from what the stranger brought; what never was issued and what
is not issued yet get one answer.
"""
