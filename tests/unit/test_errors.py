"""Errors: one problem a line or two, with code, place and remedy."""

from transfer_check.errors import CaseError, Problem, RuleError, TransferCheckError, UsageError, usage_problem


def test_a_problem_reads_like_a_compilers():
    """File, line and column, code and path; then the message; then the remedy."""
    problem = Problem(
        "rules/x.yaml", 31, 13, "TC310", "rules[0].when", "unknown fact `item.frm`", "did you mean `item.form`?"
    )
    assert str(problem) == (
        "rules/x.yaml:31:13  TC310  rules[0].when\n  unknown fact `item.frm`\n  help: did you mean `item.form`?"
    )


def test_what_is_not_known_is_left_out():
    """No place, no path, no remedy: no trace of them."""
    assert str(Problem("", 0, 0, "TC502", "", "no rule has the id `x`")) == "TC502\n  no rule has the id `x`"
    assert str(Problem("-", 0, 0, "TC001", "", "empty")) == "-  TC001\n  empty"


def test_an_error_carries_all_its_problems():
    """One or many, in their order, and all of them in the text."""
    one, two = Problem("a", 1, 1, "TC001", "", "first"), Problem("a", 2, 1, "TC002", "", "second")
    assert CaseError(one).problems == (one,)
    both = RuleError([two, one])
    assert both.problems == (two, one)
    assert str(both) == f"{two}\n{one}"


def test_there_is_one_base_to_catch():
    """Whatever the package raises on purpose is a `TransferCheckError`."""
    assert all(issubclass(each, TransferCheckError) for each in (CaseError, RuleError, UsageError))
    assert isinstance(usage_problem("TC501", "no"), UsageError)


def test_problems_sort_by_place():
    """File, then line, then column."""
    late, early = Problem("a", 2, 1, "TC001", "", "x"), Problem("a", 1, 9, "TC002", "", "y")
    assert sorted([late, early]) == [early, late]
