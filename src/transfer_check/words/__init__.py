"""The words of the program, Japanese beside English: labels, clauses, questions."""
