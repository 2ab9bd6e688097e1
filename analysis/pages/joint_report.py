"""What the printed numbers of a city can mean together, as a part of the page of verdicts.

Prose and drawings are Jinja templates under ``manuscript/verification``, in ``joint.*.html`` and
``charts.html``; here is what they are filled with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from jinja2 import Environment
from markupsafe import Markup

from analysis.checks import ROUNDED
from runut.manuscripts import UnitVoice, derivations
from runut.numerals import set_number
from runut.reports import in_page

# the words for what is assumed of the working poor: whether all unemployed people are poor, and
# whether all poor people are in the labour force
ASSUMPTIONS = {
    (False, False): "neither",
    (True, False): "unemployed",
    (False, True): "outside",
    (True, True): "both",
}
SIZES_PER_TICK = 300  # households between two marks of the drawing of survey sizes


def section(
    jinja: Environment, voice: UnitVoice, joint: Mapping, claims: Mapping, words: Mapping
) -> Markup:
    """What the page of verdicts says of the joint checks."""
    return JointReport(jinja, voice, joint, claims, words["joint"]).as_html()


@dataclass(frozen=True)
class JointReport:
    """What one language's half of the page says of the joint checks.

    ``joint``: joint_checks.json. ``claims``: those of verification.json. ``words``: of this part.
    """

    jinja: Environment
    voice: UnitVoice
    joint: Mapping
    claims: Mapping
    words: Mapping

    @property
    def language(self) -> str:
        return self.voice.language

    def as_html(self) -> Markup:
        """The checks in prose, drawings and tables."""
        words = {**self.words, "whole": self.whole}
        charts = self.jinja.get_template("charts.html").make_module({})
        template = self.jinja.get_template(f"joint.{self.language}.html")
        return Markup(
            template.render(
                n=self.number,
                has=self.voice.registry["numbers"].__contains__,
                before=derivations.member_name(self.voice, "before", "label"),
                after=derivations.member_name(self.voice, "after", "label"),
                budget=self.budget(),
                survey=self.survey(),
                bounds=self.bounds(),
                claimed=self.claimed,
                charts=charts,
                w=words,
                figure=self.figure,
            )
        )

    def claimed(self, family: str) -> bool:
        """Whether the published article prints a number of this family."""
        targets = (one["target"] for one in self.claims.values())
        return any(target.partition(".")[0] == family for target in targets)

    def number(self, name: str) -> Markup:
        """A number that leads to its derivation on this page."""
        self.voice.shown[name] = None
        text = self.voice.set(name)
        return Markup('<a href="#{}-d-{}">{}</a>').format(self.language, name, text)

    def whole(self, value: int) -> str:
        return set_number(Fraction(value), "", 0, self.language)

    def percent(self, value: Fraction) -> str:
        return set_number(value, "percent", 2, self.language)

    def figure(self, name: str) -> Markup:
        """A figure of the article, for wide and for narrow pages, with its text for those who do
        not see it; nothing where the city has a brief."""
        path = self.voice.folder / "figures" / f"{name}.{self.language}.svg"
        if not path.exists():
            return Markup("")
        template = Markup('<img class="{}" src="{}" alt="{}">')
        alt = self.voice.alternative(name)
        wide = template.format("wide", in_page(path), alt)
        narrow = template.format("narrow", in_page(path.with_suffix(".narrow.svg")), alt)
        return Markup("<figure>{}{}</figure>").format(wide, narrow)

    def budget(self) -> dict | None:
        """How large a part of the money the first of two periods can have had; None where the city
        has no budget of two periods."""
        readings = self.joint["budget_weights"]
        if not readings:
            return None
        implied = self.voice.members("weight_implied")
        rounded = [one for one in readings if one["periods"] == one["whole"] == ROUNDED]
        ends = [high for one in rounded if (high := self.end(one["weight"], "high")) is not None]
        return {
            "implied": [{"id": name, "name": self.voice.name_of(name)} for name in implied],
            "within": {
                one["missing"]: self.within(one["missing"], one["weight"])
                for one in rounded
                if one["weight"]
            },
            "agree": len({self.voice.value(name) for name in implied}) == 1,
            "cut_possible": any(
                one["weight"] for one in readings if one["periods"] == "truncation"
            ),
            "top": int(max(ends, default=Fraction(0))) + 1,
            "readings": [
                {
                    "text": self.words["weight_reading"].format(missing=self.words[one["missing"]]),
                    "interval": self.range(one["weight"]),
                    "low": float(self.end(one["weight"], "low") or 0),
                    "high": float(self.end(one["weight"], "high") or 0),
                }
                for one in rounded
            ],
            "rows": [
                [
                    self.words[one["periods"]],
                    self.words[one["missing"]],
                    self.words[one["whole"]],
                    self.range(one["weight"]),
                ]
                for one in readings
            ],
        }

    def end(self, interval: Mapping | None, end: str) -> Fraction | None:
        """One end of an interval of parts, in per cent."""
        return None if interval is None else 100 * Fraction(interval[end]["exact"])

    def range(self, interval: Mapping | None) -> str:
        """An interval of parts as per cents, with words for ends that do not belong to it."""
        if interval is None:
            return self.words["none"]
        ends = ((end, self.percent(self.end(interval, end))) for end in ("low", "high"))
        return ", ".join(self.limit(interval, end, text) for end, text in ends)

    def within(self, missing: str, interval: Mapping) -> Markup:
        """The same for a sentence, with numbers that lead to their derivations."""
        ends = {
            end: self.limit(interval, end, self.number(f"weight_{end}.{missing}"))
            for end in ("low", "high")
        }
        return Markup(self.words["both_ends"]).format(**ends)

    def limit(self, interval: Mapping, end: str, text: str) -> Markup:
        kind = "closed" if interval[f"{end}_closed"] else "open"
        return Markup(self.words[end][kind]).format(end=text)

    def survey(self) -> dict | None:
        """How many households a survey can have asked; None where the city has none."""
        surveys = self.joint["survey_size"]
        if not surveys:
            return None
        drawn = [one for one in surveys if one["rule"] == "half-up" and one["smallest"]]
        top = max((one["largest_impossible"] or one["smallest"] for one in drawn), default=0)
        top += SIZES_PER_TICK - top % SIZES_PER_TICK
        return {
            "top": top,
            "drawn": [{"text": self.shares(one), "possible": possible(one, top)} for one in drawn],
            "rows": list(map(self.survey_row, surveys)),
        }

    def survey_row(self, survey: Mapping) -> list[str]:
        smallest, step = survey["smallest"], survey["multiples_of"]
        return [
            self.shares(survey),
            self.words[survey["rule"]],
            self.whole(smallest) if smallest else self.words["none"],
            self.words["multiples"].format(step=self.whole(step))
            if step
            else self.whole(survey["largest_impossible"] or 0),
            self.gaps(survey),
        ]

    def shares(self, survey: Mapping) -> str:
        """The printed shares, with the decimals that they are taken to have."""
        return "; ".join(
            set_number(Fraction(share), "", len(share.partition(".")[2]), self.language)
            for share in survey["shares"]
        )

    def gaps(self, survey: Mapping) -> str:
        """The sizes between the smallest and the largest that are impossible, runs as ranges."""
        pairs = [] if survey["multiples_of"] else survey["gaps"]
        return ", ".join(
            self.whole(low) if low == high else f"{self.whole(low)}–{self.whole(high)}"
            for low, high in pairs
        )

    def bounds(self) -> dict | None:
        """Which shares of those in work can be poor; None where the counts for it are missing."""
        found = self.joint["working_poor"]
        if not found:
            return None
        rows = []
        for one in found["assuming"]:
            name = ASSUMPTIONS[one["unemployed_are_poor"], one["poor_in_labour_force"]]
            ends = [
                self.percent(Fraction(one["share"][end]["exact"]))
                if one["share"]
                else self.words["none"]
                for end in ("low", "high")
            ]
            rows.append([self.words["assumptions"][name], *ends])
        return {"rows": rows}


def possible(survey: Mapping, top: int) -> list[list[int]]:
    """The runs of possible sizes between the gaps, from the smallest up to ``top``."""
    starts = [survey["smallest"], *(high + 1 for _, high in survey["gaps"])]
    ends = [*(low - 1 for low, _ in survey["gaps"]), top]
    return [[low, high] for low, high in zip(starts, ends, strict=True)]
