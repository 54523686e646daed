"""What can be stated of a proposed transfer: every fact, its values, and the typed case."""
