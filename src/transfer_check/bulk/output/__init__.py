"""Answers out: rows, columns, counts."""
