"""Watching the lists (清单巡查): what departments declare they ask for, against what the lists say.

Every night the declared materials of all matters are compared with the items in force. What does
not fit is a finding (巡查发现): the office answers it or mends its declaration, a supervisor may
dismiss it, and it ends by itself once the declaration or the list is another.
"""
