"""sharing: the holder lets somebody see a paper, for one purpose and a short time (授权分享与亮证).

Words: ShareGrant 授权分享, ShareItem 分享的证明, ShareView 一次打开, ViewLevel 查看范围, Challenge
验证问题; ShowCode 动态亮证码, ShowScan 一次扫码, ShownPaper 出示的证明. Two flows:
 1. a link: the holder grants it, the receiver answers a question about the holder and looks for
    five minutes                                                actions.granting, actions.opening
 2. a code on the holder's screen: the scanner sees the least, asks for more, and gets it when the
    holder agrees                                               actions.showing

Rule of thumb: before the question is answered nothing of the holder is shown; what leaves is a copy
that says whom it is for; and every look is written down for the holder.
"""
