"""The first screen: the articles of the library, to filter, read, date, grade and pick."""
