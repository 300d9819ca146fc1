"""Archives: the files in them, as inputs of their own. What they would unfold to is known before any is opened."""
