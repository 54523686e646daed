"""Circuits keep to strong Kleene logic, whole, simplified, and over many situations at once."""

from hypothesis import given
from hypothesis import strategies as st

from transfer_check.circuit.gates import TRUE, Circuit, residue
from transfer_check.circuit.simulation import simulate, spread
from transfer_check.kleene import Truth, all_of, any_of, negate
from transfer_check.strategies import truths


def test_equal_gates_are_one_node_and_constants_vanish():
    """Neither order nor repetition makes a new gate; a false part makes it false."""
    circuit = Circuit()
    a, b = circuit.input(), circuit.input()
    assert circuit.all_of([a, b]) == circuit.all_of([b, a, TRUE, b])
    assert circuit.all_of([a, -TRUE]) == -TRUE
    assert circuit.any_of([a, TRUE]) == TRUE
    assert circuit.all_of([]) == circuit.any_of([a, -a, TRUE]) == TRUE
    assert circuit.any_of([]) == -TRUE
    assert circuit.all_of([b]) == b


def test_nothing_is_simplified_that_kleene_logic_does_not_allow():
    """``x and not x`` is unknown where `x` is."""
    circuit = Circuit()
    x = circuit.input()
    both = circuit.all_of([x, -x])
    rails = simulate([(both, circuit.parts[both])], len(circuit.parts), {x: (0b001, 0b011)}, 3)
    assert rails.of(both) == (0, 0b010)  # true, unknown, false


@st.composite
def circuits(draw):
    """Draw a circuit of a few inputs, with its gates as pairs of a kind and literals."""
    circuit = Circuit()
    literals = [circuit.input() for _ in range(4)]
    gates = []
    for _ in range(draw(st.integers(1, 6))):
        parts = [
            each * draw(st.sampled_from([1, -1])) for each in draw(st.lists(st.sampled_from(literals), max_size=3))
        ]
        conjunction = draw(st.booleans())
        literals.append(circuit.all_of(parts) if conjunction else circuit.any_of(parts))
        gates.append((literals[-1], conjunction, parts))
    return circuit, gates


def values_of(gates, given):
    """Return the truth of every literal by the tables of Kleene."""
    truth = {TRUE: Truth.TRUE, **given}

    def of(literal):
        return truth[literal] if literal > 0 else negate(truth[-literal])

    for literal, conjunction, parts in gates:
        value = (all_of if conjunction else any_of)(map(of, parts))
        truth[abs(literal)] = value if literal > 0 else negate(value)
    return of


@given(drawn=circuits(), rows=st.lists(st.lists(truths(), min_size=4, max_size=4), min_size=1, max_size=5))
def test_simulation_gives_in_every_situation_what_kleene_gives(drawn, rows):
    """Each situation is a bit, and no situation touches another."""
    circuit, gates = drawn
    inputs = [2, 3, 4, 5]
    seen = {
        node: (
            sum((row[place] is Truth.TRUE) << bit for bit, row in enumerate(rows)),
            sum((row[place] is not Truth.FALSE) << bit for bit, row in enumerate(rows)),
        )
        for place, node in enumerate(inputs)
    }
    whole = [(node, parts) for node, parts in enumerate(circuit.parts) if parts]
    rails = simulate(whole, len(circuit.parts), seen, len(rows))
    for bit, row in enumerate(rows):
        of = values_of(gates, dict(zip(inputs, row, strict=True)))
        for literal, _, _ in gates:
            true, possible = (bits >> bit & 1 for bits in rails.of(literal))
            assert of(literal) is (Truth.TRUE if true else Truth.UNKNOWN if possible else Truth.FALSE)


@given(drawn=circuits(), row=st.lists(truths(), min_size=4, max_size=4))
def test_what_is_left_is_settled_exactly_where_kleene_knows(drawn, row):
    """Knowing some inputs, an output becomes a constant exactly if the tables give it a truth."""
    circuit, gates = drawn
    given = dict(zip([2, 3, 4, 5], row, strict=True))
    known = {
        node: TRUE if value is Truth.TRUE else -TRUE for node, value in given.items() if value is not Truth.UNKNOWN
    }
    output = gates[-1][0]
    left = residue(circuit, known, [output])
    of = values_of(gates, given)
    constant = {TRUE: Truth.TRUE, -TRUE: Truth.FALSE}
    assert constant.get(left.literal(output), Truth.UNKNOWN) is of(output)
    assert left.nodes.isdisjoint(known)


def test_spreading_repeats_each_bit():
    """As the choices of one fact repeat over those of another."""
    assert spread(0b101, 3) == 0b111000111
    assert spread(0, 4) == 0
