"""Bytes from a file, a page or standard input become an Article."""
