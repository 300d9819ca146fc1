"""The third screen: the brief's sections, front and prose, its lint, its building and its pages."""
