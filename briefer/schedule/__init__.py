"""Runs by the clock: when a brief is due, and the processes that see to it. A face over `workflow`, as the others.

The engine of durable steps (DBOS) is imported where runs are done, and nowhere else in this package.
"""
