"""Article in, Analysis out: dates, actors, positions, risks, events and relations, each by its own component."""
