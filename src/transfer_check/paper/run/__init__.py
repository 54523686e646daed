"""The summary of a run over a table, in every form."""
