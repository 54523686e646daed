"""The rules as SQL: unknown is NULL, and AND, OR and NOT are then strong Kleene logic.

The extra ``bulk`` brings what the modules of this package import.
"""
