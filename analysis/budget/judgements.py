"""Verdicts that hang on whether the budget's shares are possible together (``analysis.checks``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache, cached_property

from analysis.budget.weights import EXACT, READINGS, Printed, Reading, shares_of, weights
from analysis.checks import MISSING, ROUNDED, WEIGHT_ENDS, printed_budget
from runut.claims import Amount, Claim, Fact, Possible, Those, as_printed
from runut.claims import Judgements as Nothing
from runut.graph import Question, some, symbol
from runut.numerals import RULES, Interval
from runut.registry import labels


class Judgements(Nothing):
    """What is found of a city's claims on its budget."""

    @property
    def answers(self):
        return {"fits": self.fits}

    @property
    def rests_on(self):
        return [cell for cell in self.context.cells if cell.startswith("budget.")]

    @cached_property
    def budget(self) -> dict[str, list[Printed]]:
        """The budget's shares as printed; empty where there are none for three periods."""
        return printed_budget(self.context.unit.cells)

    @cached_property
    def weights(self) -> Callable[[Reading], Interval | None]:
        """By reading, the weights that make the budget possible: worked out when asked for, since
        each takes as long as all else that verification does with a claim."""
        return cache(lambda reading: weights(shares_of(self.budget, reading)))

    def number(self, name: str) -> Fraction:
        """An end of the budget's possible weights. Raises KeyError where there is none."""
        reading, end = WEIGHT_ENDS[name]
        interval = self.weights(reading)
        if interval is None:
            raise KeyError(name)
        return 100 * getattr(interval, end)

    def fits(self, periods: str, whole: str, missing: str) -> bool:
        """Whether some weight makes the budget's shares possible together, read in this way."""
        return self.weights(Reading(periods, whole, MISSING[missing])) is not None

    def period(self, key: str) -> Mapping[str, str] | str:
        """What a period of the budget is called."""
        unit = self.context.unit
        named = labels(unit.tables.values()).get("period", {}).get(key)
        if not named:
            return key
        return {language: named[f"label_{language}"] for language in unit.study.languages}

    def possible(self, claim: Claim) -> Iterator[list[Possible]]:
        """Whether a budget share of the whole period can stand beside those of its parts."""
        context = self.context
        cells = context.inputs(claim.target) if claim.target in context.graph.values else []
        if (
            not self.budget
            or not cells
            or not all(one.startswith("budget.whole.") for one in cells)
        ):
            return
        as_missing = {is_zero: name for name, is_zero in MISSING.items()}
        readings = [(one.periods, one.whole, as_missing[one.missing_is_zero]) for one in READINGS]
        fits = {one: Question("fits", one) for one in readings}
        facts: dict[str, Fact] = {
            "printed": as_printed(claim),
            "before": self.period("before"),
            "after": self.period("after"),
        }
        possible: list[Possible] = []
        for missing, explanation in (
            ("nothing", "possible-only-if-weight"),
            ("rounded", "possible-only-if-weight-small"),
        ):
            ends = {end: f"weight_{end}.{missing}" for end in ("low", "high")}
            shown = {end: Amount(symbol(name), "percent", 2) for end, name in ends.items()}
            when = fits[ROUNDED, ROUNDED, missing]
            evident = tuple(ends.values())
            possible.append(Possible(when, "possible-only-if", explanation, facts | shown, evident))
        parts = {
            rule: some(*(when for (periods, *_), when in fits.items() if periods == rule))
            for rule in (EXACT, *RULES)
            if rule in {periods for periods, *_ in fits}
        }
        others = facts | {"parts": Those("shares", parts)}
        yield [
            *possible,
            Possible(some(*parts.values()), "possible-only-if", "possible-only-if-reading", others),
            Possible(None, "inconsistent", "inconsistent-together", facts),
        ]
