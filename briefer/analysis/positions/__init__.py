"""Attributions: who is said to have said, thought, wanted or promised what."""
