"""The law: provisions, dated tables, citations, and the rulebook with its edition of a day."""
