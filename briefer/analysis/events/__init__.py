"""Events: who did what to whom, when and where, with their PLOVER class and status."""
