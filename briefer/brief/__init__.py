"""Analyses and a profile become a Brief: select, compose, check, lint. Nothing here reads a file or a clock."""
