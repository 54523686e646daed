"""What holds on the facts as they are, of formulas that come and go."""

from transfer_check.asking.formula import All, Required
from transfer_check.asking.situation import Situation
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.condition.leaf import Flag


def test_nothing_of_a_formula_that_is_gone_is_said_of_another(law, case):
    """A formula made where another was is not taken for it: what is remembered keeps its formula."""
    law.add("tp.scope", "scope", "item.sdf_act_arms")
    situation = Situation(evaluate(case(item={"sdf_act_arms": True}), law.rulebook()))
    armed = Flag("item.sdf_act_arms")
    for _ in range(20):
        assert situation.holds_now(All((Required(0, armed, True),)))
        assert not situation.holds_now(All((Required(0, armed, False),)))
        assert situation.places_of(All((Required(0, armed, True),))) == {situation.place("item.sdf_act_arms", 0)}
        assert situation.places_of(Required(0, Flag("end_user.un_listed"), True)) == {
            situation.place("end_user.un_listed", 0)
        }
