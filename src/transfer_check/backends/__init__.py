"""Other readers of the lowered rules, each held to the evaluator by differential tests."""
