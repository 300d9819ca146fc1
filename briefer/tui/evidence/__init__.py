"""The second screen: what was found in the picked articles, beside its sentence, to be judged."""
