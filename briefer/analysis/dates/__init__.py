"""Time expressions: found by a span grammar, resolved against the publication date, valued as TIMEX3."""
