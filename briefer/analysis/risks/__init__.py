"""Risks: conditionals with their trigger, consequence, polarity and asserter."""
