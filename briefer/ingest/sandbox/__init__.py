"""Readers of what others made, in a process of their own: one that hangs, crashes or swells takes down nothing else."""

from briefer.ingest.sandbox.frames import Answer, Question
from briefer.ingest.sandbox.parsers import Limits, Parsers

__all__ = ["Answer", "Limits", "Parsers", "Question"]
