"""What other sources say of the numbers that an article prints."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from runut.claims.context import Claim, Context, Source
from runut.claims.facts import Amount, Fact
from runut.claims.findings import Possible
from runut.graph.formulas import Operand, Term, most, symbol, term
from runut.graph.questions import Question, compared, every, no
from runut.tables.cells import Cell
from runut.tables.table import Table

SLIGHT = Fraction(1, 100)  # of a number; sources that are less apart are near to one another


def contradictions(context: Context, claim: Claim) -> Iterator[list[Possible]]:
    """What another source says of the same number, where it prints another: its nearest."""
    value = symbol(claim.target)
    for source in context.sources:
        if claim.target in source.same_as and claim.target in context.graph.values:
            yield [
                one
                for cell in source.members
                for one in contradicted(context, claim, value, source, cell)
            ]


def contradicted(
    context: Context, claim: Claim, value: Term, source: Source, cell: Cell
) -> Iterator[Possible]:
    """How a claim is contradicted by a source whose nearest number is this cell's."""
    other = symbol(cell.id)
    gap = away(value, other)
    at = source.members.index(cell)
    nearest = every(
        *(no(prints(context, value, one)) for one in source.members),
        *(
            compared(gap, "<" if i < at else "<=", away(value, symbol(one.id)))
            for i, one in enumerate(source.members)
            if i != at
        ),
    )
    # what is compared is the number that comes out, which need not be the printed one
    decimals = max(claim.decimals, 0)
    facts = {"used": Amount(value, claim.unit, decimals), **cited(cell)}
    close = every(nearest, compared(gap, "<", other * SLIGHT))
    near = every(nearest, compared(gap, "<", other / 10))
    above = every(nearest, compared(other, "!=", 0))
    apart = {
        "gap": Amount(gap, claim.unit, decimals),
        "share": Amount(100 * gap / other, "percent", 2),
    }
    for how, when, fact in (
        ("close", close, apart),
        ("near", near, apart),
        ("times", above, {"times": Amount(value / other, "times", 1)}),
        ("none", nearest, {}),
    ):
        # sources that are near to one another differ, but not gravely
        slight, named = how == "close", f"contradicted-{how}"
        yield Possible(when, "contradicted", named, facts | fact, source.ids, slight)


def labelled(context: Context, claim: Claim) -> Iterator[list[Possible]]:
    """A table's label, where another source prints the same number of something else.

    A claim is about the label if it stands in the table's title or heading, or prints the total.
    """
    for table, total in labelled_tables(context, claim):
        label = table.resource["labelled"]
        part = claim.place.removeprefix(f"{table.resource['place']}; ")
        for source in context.sources:
            about = part in ("title", "column heading") or claim.target in source.same_as
            if total in source.same_as and about and source.labelled not in (None, label):
                named = {"label": label, "other_label": source.labelled}
                explanation = "contradicted-label"
                yield [
                    Possible(first, "contradicted", explanation, named | cited(cell), source.ids)
                    for cell, first in first_agreeing(context, symbol(total), source)
                ]


def labelled_tables(context: Context, claim: Claim) -> Iterator[tuple[Table, str]]:
    """The table that a claim stands in, if it says what it counts, and its total's id."""
    for table in context.unit.tables.values():
        place = table.resource.get("place", "")
        if table.resource.get("labelled") is not None and claim.place.startswith(f"{place}; "):
            yield table, next(one["totalCell"] for one in table.fields if "totalCell" in one)


def first_agreeing(
    context: Context, value: Term, source: Source
) -> Iterator[tuple[Cell, Question]]:
    """The cells of another source, each with the question whether it is the first that prints the
    value, under any rule of rounding."""
    earlier: list[Question] = []
    for cell in source.members:
        agrees = prints(context, value, cell)
        yield cell, every(agrees, *map(no, earlier))
        earlier.append(agrees)


def prints(context: Context, value: Term, cell: Cell) -> Question:
    """Whether some rule of rounding prints a value as this cell does: that is any value which is
    less than a unit of the last digit away."""
    printed = symbol(cell.id)
    if not (cell.printed and context.may_be_rounded(cell)):
        return compared(value, "==", printed)
    return compared(away(value, printed), "<", Fraction(10) ** -cell.places)


def cited(cell: Cell) -> dict[str, Fact]:
    """Where another source prints a number."""
    return {
        "source": cell.place,
        "year": cell.id.rpartition(".")[2],
        "other": Amount(symbol(cell.id), cell.unit, None),
    }


def away(one: Operand, other: Operand) -> Term:
    """How far two numbers are apart."""
    return most(term(one) - other, term(other) - one)
