"""notices: who is told what, by which channel, and whether it arrived (消息).

Words: Notice 消息, NoticeKind 消息种类 (one file of words each, templates/notices/<kind>.txt),
ChannelOutcome 送达结果, short message 短信. Nobody imports this context but the reactions: it
listens.
The flow, per event:
 1. what nobody was told of yet, and whom to tell: a Telling                proof_news
 2. the words, from the template of the kind                                texts
 3. one notice per person lies in the inbox                                 actions.store
 4. some go out as a short message too, and the outcome is noted            jobs, actions

Rule of thumb: the inbox is the truth and a short message only points to it. No notice carries an
identity number, and a message carries nothing that anybody wrote.
"""
