"""Actors and the relations between them."""
