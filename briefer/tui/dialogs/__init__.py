"""Questions that stand over a screen until they are answered or left with escape."""
