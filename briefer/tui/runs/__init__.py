"""The fourth screen: what was built here, how it went, and what it said."""
