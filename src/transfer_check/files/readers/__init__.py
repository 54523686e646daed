"""Readers of documents that know the place of every value."""
