"""Conditions: leaves on single facts, and the trees over them."""
