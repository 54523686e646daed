"""Hypothesis strategies for property tests of rules: cases, what may still become known of them, small rulebooks.

They need the extra ``test``. A property of one rule, in full::

    from hypothesis import given
    from transfer_check import Truth, Verdict, evaluate, load_rulebook
    from transfer_check.strategies import facts_of

    RULES = load_rulebook()

    @given(facts_of("tp1967.to-communist-bloc", RULES))
    def test_nothing_goes_to_the_communist_bloc(case):
        for item in evaluate(case, RULES).items:
            for finding in item.findings:
                if finding.provision.id == "tp1967.to-communist-bloc" and finding.bites is Truth.TRUE:
                    assert item.verdict in (Verdict.PROHIBITED, Verdict.UNDETERMINED)

The cases are not drawn blindly: most are steered to one verdict, or to one standing of one rule, with
values that the rules in force on the day mention. So every verdict and every standing is reached.
"""

from transfer_check.errors import usage_problem

try:
    import hypothesis  # noqa: F401
except ModuleNotFoundError:
    raise usage_problem(
        "TC520",
        "`transfer_check.strategies` needs Hypothesis, which is not installed",
        'install the extra `test`: `python -m pip install "transfer-check[test]"`',
    ) from None

from transfer_check.strategies.drawn_cases import cases, complete_cases, completions, facts_of, partial_cases
from transfer_check.strategies.drawn_conditions import conditions, truths
from transfer_check.strategies.drawn_rulebooks import rulebooks

__all__ = [
    "cases",
    "complete_cases",
    "completions",
    "conditions",
    "facts_of",
    "partial_cases",
    "rulebooks",
    "truths",
]
