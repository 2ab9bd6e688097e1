from fractions import Fraction

import pytest

from runut.graph.wiring import Family, derive, indicator


@indicator("persons")
def total(part):
    """All parts."""
    return sum(part.values())


@indicator("percent", over=("name",))
def share(part, total):
    """One part of all."""
    return 100 * part / total


CELLS = {"part.a": Fraction(1), "part.b": Fraction(3)}
FAMILIES = {"part": Family(("name",), (("a",), ("b",)))}


def test_indicators_are_wired_by_parameter_name_in_any_order():
    graph = derive(CELLS, FAMILIES, [share, total])
    assert graph.values["total"] == 4
    assert graph.values["share.b"] == 75
    assert graph.derived["share.b"].formula.inputs() == ["part.b", "total"]
    assert graph.families["share"].keys == (("a",), ("b",))


def test_what_cannot_be_computed_is_left_out_with_a_reason():
    graph = derive({}, {}, [total, share])
    assert graph.left_out == {"total": "needs part", "share": "needs part, total"}
    zero = derive({"part.a": Fraction(0)}, {"part": Family(("name",), (("a",),))}, [total, share])
    assert zero.left_out == {"share.a": "divides by zero"}


def test_a_family_over_two_dimensions_is_seen_in_slices():
    cells = {
        f"w.{r}.{c}": Fraction(n) for n, (r, c) in enumerate([("x", "a"), ("x", "b"), ("y", "a")])
    }
    families = {"w": Family(("row", "column"), (("x", "a"), ("x", "b"), ("y", "a")))}

    @indicator("persons", over=("row",))
    def row_total(w):
        """One row."""
        return sum(w.values())

    graph = derive(cells, families, [row_total])
    assert (graph.values["row_total.x"], graph.values["row_total.y"]) == (1, 2)


def test_a_function_that_returns_no_formula_is_told_with_its_place():
    @indicator("persons")
    def forgotten(part):
        """All parts, but nothing is returned."""
        sum(part.values())

    with pytest.raises(SyntaxError, match="forgotten returns NoneType, expected a form") as error:
        derive(CELLS, FAMILIES, [forgotten])
    assert error.value.filename == __file__ and error.value.lineno


def test_a_circle_is_refused():
    @indicator("persons")
    def one(two):
        """Made of two."""
        return two + 1

    @indicator("persons")
    def two(one):
        """Made of one."""
        return one + 1

    with pytest.raises(ValueError, match="depend on each other"):
        derive({}, {}, [one, two])


def test_a_member_that_cannot_be_computed_leaves_the_others():
    @indicator("times", over=("name",))
    def times(part):
        """Once for each."""
        return 12 / part

    @indicator("times", over=("name",))
    def against(other):
        """Against the member that not all have."""
        return other["base"] / other["rest"]

    cells = {"part.a": Fraction(0), "part.b": Fraction(3)}
    cells |= {"other.a.base": Fraction(1), "other.b.base": Fraction(4), "other.b.rest": Fraction(2)}
    keys = (("a", "base"), ("b", "base"), ("b", "rest"))
    families = {**FAMILIES, "other": Family(("name", "kind"), keys)}
    graph = derive(cells, families, [times, against])
    assert graph.values["times.b"] == 4 and graph.values["against.b"] == 2
    assert graph.left_out == {"times.a": "divides by zero", "against.a": "needs rest"}
    assert graph.families["times"].keys == graph.families["against"].keys == (("b",),)


def test_only_a_number_that_may_be_printed_is_taken_from_a_source_cell():
    def derived(may_be_printed: bool):
        @indicator("persons", may_be_printed=may_be_printed)
        def total(part):
            """All parts."""
            return sum(part.values())

        cells, families = {**CELLS, "total": Fraction(5)}, {**FAMILIES, "total": Family()}
        return derive(cells, families, [total])

    assert (derived(True).values["total"], derived(True).derived) == (5, {})
    assert derived(False).values["total"] == 4
