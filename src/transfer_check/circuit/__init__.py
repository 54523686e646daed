"""The law of a day as one circuit: what is unknown in a case, and which of it can still change the verdict."""
