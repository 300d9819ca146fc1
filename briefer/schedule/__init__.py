"""Runs by the clock, without a terminal: each due time once, over all processes and machines on one library."""
