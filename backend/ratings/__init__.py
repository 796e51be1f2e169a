"""Ratings 好差评: whoever asked for something says how it went, and a bad rating is looked into.

Words: *rating* (评价, one for each case, voluntary, never changed), *subject* (what is rated: a
proof or a complaint that came to its end), *rater* (评价人, whom the rated office never learns of),
*repair* (差评整改, what follows a rating of one or two), *appeal* (申诉, the office says that a
rating was a mistake or malice). The flow, with the function at each step:
 1. the resident rates                             actions.rating.rate
 2. a bad one opens a repair with a term; the office asks through the portal what went wrong, and
    the rater may reply                            actions.repairing.call_back, reply
 3. it sets things right, or explains why not      actions.repairing.settle, extend
    and answers the rater                          actions.repairing.answer
 or it appeals, and a supervisor leaves the rating
    out of the figures or keeps it                 actions.appealing.appeal, decide

Rule of thumb: an office reads a rating's level, words and day, and nothing that leads to a case.
"""
