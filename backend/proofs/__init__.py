"""proofs: a free-form request becomes a sealed, verifiable proof (无固定模板类证明).

Words: Proof 证明, ProofStep 办理环节 (one line of the timeline), ProofSnapshot 定稿 (what was
decided, frozen), ProofFile (the rendered and the sealed PDF), preparer 经办人, approver 负责人,
claim 认领 (who handles a case, beside its states), recuse 回避 (an official steps out of a case for
good), CaseNote 内部备注, Declaration 真实性承诺 (what
an applicant declares with her request).

The flow, with the function at each step:
 1. a resident asks in her own words                      actions.requesting.request
 2. the preparer checks the facts and writes the final words   actions.deciding.check
 3. another person approves; number, identifier and code are allocated, the snapshot is frozen
                                                          actions.deciding.approve
 4. the snapshot is rendered, and nothing else            jobs.render_proof
 5. the committee's seal is set, and its use registered   jobs.seal_proof
 6. the proof is issued; a corrected one supersedes the old    jobs.issue_proof

Rule of thumb: an issued proof never changes. It is revoked, superseded or expires.
"""
