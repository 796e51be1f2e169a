"""When figures are told to everybody: a cell with fewer than five of its base is not.

A cell is the smallest thing that is counted: an office, or a county's month. Whatever is wider is
the sum of the cells that are told, never of all, so that nothing can be subtracted to find the
others: they are in no sum. Whoever adds figures names one cell for them and keeps to it.
"""

FEWEST = 5
"""Of fewer, each would tell what somebody said or did."""
