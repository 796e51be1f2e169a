"""verification: is this paper genuine, and does it still hold (证明真伪查验)?

Words: VerificationRecord 查验记录, VerificationOutcome 查验结果, Verification 查验回执 (the answer
to one check), Paper 证面 (what the paper says, masked), Finding 查验发现 (what a file is that is
not ours). The flow, for a stranger with a QR code or a file:
 1. the code or the file's hash is looked up among issued proofs and their copies     access
 2. a file that is not ours is looked at by processes without any rights          explaining
 3. the outcome follows from the proof's state and today's date, or from the seal   verdicts
 4. the check is recorded, or refused when too much is asked                         actions
 5. the answer is read from the ledger, masked                                       answers

Rule of thumb: nothing that the stranger brought is ever shown, and no proof is looked up by what
is written in a file; what never was issued and what is not issued yet get one answer.
"""
