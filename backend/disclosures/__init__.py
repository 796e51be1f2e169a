"""disclosures: who looked at a resident's paper, when, why and at which parts (查阅记录).

Words: Disclosure 查阅记录, Door 查阅途径, DisclosedField 查阅内容, Look 一次查阅, Visit (the looks
of one official in one go, a single line for the holder). The flow: whoever shows a paper to
somebody calls `actions.record` in the transaction of that deed; the holder reads it all through
`queries.my_disclosures`.

Rule of thumb: what is not recorded here was not shown. Whoever personal information is about must
be told to whom it was given (个人信息保护法 art. 23), and the record is kept for at least three
years (网络数据安全管理条例 art. 12).
"""
