"""What a brief's sentences turn on: for each question, the one case that the numbers are in.

The words for each case stand in the manuscripts, in both languages; here is only which case it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from analysis.national.measures import KNOWN
from analysis.peers import PUBLISHED
from runut.numerals import round_half_up

PLACES = (
    "alone", "equal", "first", "shared_first", "last", "shared_last", "middle", "shared_middle",
)  # fmt: skip
# Every question with its cases; a manuscript must have words for all of them.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "notes": ("missing", "here"),
    "poor": ("nobody", "some", "all", "only_population", "only_poor", "missing"),
    "official": ("missing", "same", "higher", "lower", "far_higher", "far_lower", "alone"),
    "poverty": (*PLACES, "unknown", "not_asked"),
    "changed": (
        "missing", "fallen", "risen", "same", "published_fallen", "published_risen",
        "published_same",
    ),
    "labour": (
        "nobody", "all_work", "no_work", "some", "only_employed", "only_unemployed", "missing",
    ),
    "official_work": (
        "missing", "same", "higher", "lower", "far_higher", "far_lower", "alone",
    ),
    "unemployment": (*PLACES, "unknown"),
    "working_poor": (
        "missing", "no_work", "no_poor", "exact", "nearly", "anyone", "at_most", "at_least",
        "between",
    ),
    "supposing": ("not_asked", "both", "one", "more_unemployed", "more_poor"),
    "average": ("not_asked", "exact", "nearly", "between"),
    "measures": ("missing", "all", "some", "none"),
    "causes": ("missing", "one", "several", "all_equal"),
    "budget": ("missing", "all", "nothing", "some"),
    "answers": ("missing", "nothing", "everything", "some"),
    "leading_money": ("missing", "nothing", "less", "same", "more"),
    "unfunded": ("missing", "nothing", "some"),
    "programmes": ("missing", "here"),
    "claims": ("missing", "none_major", "some_major", "one_good", "one_major"),
    "findings": ("missing", "here", "other_language"),
    "left_out": ("nothing", "something"),
}  # fmt: skip
# A published rate is another estimate of the same thing as long as neither it nor the rate of the
# counts is more than this many times the other, or they are within so many points.
NEAR_TIMES, NEAR_POINTS = Fraction(5, 4), Fraction(1, 2)
# Where a share of poor people was never to be had, for want of a count.
UNCOUNTED = ("only_population", "only_poor", "missing")


def cases(registry: Mapping, language: str) -> dict[str, str]:
    """The case of each question, for a registry to which the standing among peers was added."""
    numbers = {name: Fraction(one["exact"]) for name, one in registry["numbers"].items()}
    found = {
        "poor": counted_poor(numbers),
        **work(numbers),
        "official": published(registry, numbers, "official_rate", "poverty_rate"),
        "official_work": published(registry, numbers, "unemployment_rate", "unemployed_share"),
        **bounds(numbers),
        **money(numbers, registry),
        "changed": changed(numbers, registry),
        "measures": measures(registry),
        "notes": "here" if registry.get("notes") else "missing",
        "programmes": "here" if registry["labels"].get("programme") else "missing",
        "claims": claims(numbers),
        "findings": findings(registry, language),
    }
    for measure in ("poverty", "unemployment"):
        found[measure] = registry.get("standing", {}).get(measure, "unknown")
    if found["poor"] in UNCOUNTED and found["poverty"] == "unknown":
        found["poverty"] = "not_asked"
    found["left_out"] = "something" if left_out(found) else "nothing"
    return found


def left_out(found: Mapping[str, str]) -> list[str]:
    """The optional parts for which nothing is given."""
    parts = ["causes", "budget", "programmes", "claims", "findings"]
    if found["causes"] != "missing" != found["budget"]:
        parts.insert(0, "answers")  # of the one by the other
    return [part for part in parts if found[part] == "missing"]


def published(registry: Mapping, numbers: Mapping[str, Fraction], name: str, counted: str) -> str:
    """How a rate that the source publishes for the year stands to that of its counts."""
    name = f"{name}.{registry['year']}"
    if name not in numbers:
        return "missing"
    if counted not in numbers:
        return "alone"
    return beside(numbers[name], numbers[counted], registry["numbers"][name]["decimals"])


def earlier_year(numbers: Mapping[str, Fraction], registry: Mapping) -> tuple[str, str]:
    """The last year before a city's own with which its poverty can be compared, and the rate by
    which; both empty where there is none."""
    before = [year for year in registry.get("other_years", {}) if year < str(registry["year"])]
    for rate in ("poverty_rate", "official_rate"):
        for year in sorted(before, reverse=True):
            if f"fall.{rate}.{year}" in numbers:
                return year, rate
    return "", ""


def measures_given(registry: Mapping) -> tuple[list[str], list[str]]:
    """The further measures that are given for a place's year, and those that its source gives for
    other places alone."""
    told = registry.get("measures", {})
    given = {name: f"{name}.{registry['year']}" in registry["numbers"] for name in told or KNOWN}
    lacking = [name for name, there in given.items() if name in told and not there]
    return [name for name, there in given.items() if there], lacking


def measures(registry: Mapping) -> str:
    given, lacking = measures_given(registry)
    if not lacking:
        return "all" if given else "missing"
    return "some" if given else "none"


def series(registry: Mapping) -> dict[str, dict[str, str]]:
    """By rate, the years that it is known of, two or more, with the ids of its numbers: those of
    the counts, or else the published ones."""
    own, numbers = str(registry["year"]), registry["numbers"]
    years = sorted({*registry.get("other_years", {}), own})
    found = {}
    for pair in PUBLISHED.items():
        for rate in pair:
            ids = {year: name_in(numbers, rate, year, own) for year in years}
            given = {year: name for year, name in ids.items() if name in numbers}
            if len(given) > 1:
                found[rate] = given
                break
    return found


def name_in(numbers: Mapping, rate: str, year: str, own: str) -> str:
    """The id of a year's number, which the study's own year may do without."""
    return rate if year == own and rate in numbers else f"{rate}.{year}"


def changed(numbers: Mapping[str, Fraction], registry: Mapping) -> str:
    """How a city's poverty has moved since another year."""
    year, rate = earlier_year(numbers, registry)
    if not year:
        return "missing"
    fall = numbers[f"fall.{rate}.{year}"]
    case = "fallen" if fall > 0 else "risen" if fall < 0 else "same"
    return case if rate == "poverty_rate" else f"published_{case}"


def beside(published: Fraction, counted: Fraction, decimals: int) -> str:
    """How a published rate stands to that of the counts."""
    if Fraction(round_half_up(counted, decimals)) == published:
        return "same"
    low, high = sorted((published, counted))
    far = high - low > NEAR_POINTS and high > NEAR_TIMES * low
    return f"{'far_' * far}{'higher' if published > counted else 'lower'}"


def counted_poor(numbers: Mapping[str, Fraction]) -> str:
    poor, population = (numbers.get(name) for name in ("poor", "population"))
    if poor is None or population is None:
        known = "only_poor" if population is None else "only_population"
        return "missing" if poor is population else known
    return "nobody" if not poor else "all" if poor == population else "some"


def work(numbers: Mapping[str, Fraction]) -> dict[str, str]:
    employed, unemployed = (numbers.get(f"labour.{name}") for name in ("employed", "unemployed"))
    if employed is None or unemployed is None:
        known = "only_employed" if unemployed is None else "only_unemployed"
        return {"labour": "missing" if employed is unemployed else known}
    if not employed:
        return {"labour": "no_work" if unemployed else "nobody"}
    return {"labour": "some" if unemployed else "all_work"}


def bounds(numbers: Mapping[str, Fraction]) -> dict[str, str]:
    """What the counts say of the working poor, and whether what may be supposed can be true."""
    if not numbers.keys() >= {"population", "poor", "labour.employed", "labour.unemployed"}:
        return {"working_poor": "missing", "supposing": "not_asked", "average": "not_asked"}
    poor, employed = numbers["poor"], numbers["labour.employed"]
    unemployed = numbers["labour.unemployed"]
    if not employed or not poor:
        asked = "no_work" if not employed else "no_poor"
        return {"working_poor": asked, "supposing": "not_asked", "average": "not_asked"}
    low = numbers["working_poor_share_low.neither"]
    high = numbers["working_poor_share_high.neither"]
    if low == high:
        return {"working_poor": "exact", "supposing": "not_asked", "average": "not_asked"}
    known = {
        (True, True): "at_least",
        (False, True): "anyone",
        (True, False): "between",
        (False, False): "at_most",
    }[low > 0, high == 100]
    if same_shown(low, high, 2):
        known = "nearly"
    if poor < unemployed:
        supposing = "more_unemployed"
    elif poor > employed + unemployed:
        supposing = "more_poor"
    else:
        supposing = "both" if unemployed else "one"
    ends = (numbers["average_outside_low"], numbers["average_outside_high"])
    if not numbers["outside_labour_force"]:
        average = "not_asked"
    elif ends[0] == ends[1]:
        average = "exact"
    else:
        average = "nearly" if same_shown(*ends, 1) else "between"
    return {"working_poor": known, "supposing": supposing, "average": average}


def same_shown(one: Fraction, other: Fraction, decimals: int) -> bool:
    """Whether two numbers look the same once they are rounded."""
    return round_half_up(one, decimals) == round_half_up(other, decimals)


def leading(numbers: Mapping[str, Fraction]) -> list[str]:
    """The causes that most households named, without the family's name."""
    shares = {name: value for name, value in numbers.items() if name.startswith("cause.")}
    most = max(shares.values(), default=None)
    return [name.partition(".")[2] for name, value in shares.items() if value == most]


def money(numbers: Mapping[str, Fraction], registry: Mapping) -> dict[str, str]:
    """Causes of poverty, and how spending meets them."""
    found = dict.fromkeys(("causes", "budget", "answers", "leading_money", "unfunded"), "missing")
    first = leading(numbers)
    if first:
        all_equal = len(first) == len(registry["families"]["cause"])
        found["causes"] = "one" if len(first) == 1 else "all_equal" if all_equal else "several"
    built = numbers.get("infrastructure_share.whole")
    if built is not None:
        found["budget"] = "all" if built == 100 else "some" if built else "nothing"
    overlap = numbers.get("overlap.stated")
    if overlap is None:
        return found
    answered = 100 - numbers["unanswering.stated"]
    found["answers"] = "nothing" if not answered else "everything" if overlap == 100 else "some"
    found["unfunded"] = "some" if numbers["unfunded.stated"] else "nothing"
    if found["causes"] == "one":
        spent, named = (numbers[f"{name}.{first[0]}"] for name in ("answered.stated", "cause_part"))
        if not spent:
            found["leading_money"] = "nothing"
        else:
            found["leading_money"] = (
                "same" if spent == named else "less" if spent < named else "more"
            )
    return found


def claims(numbers: Mapping[str, Fraction]) -> str:
    if "claims_count" not in numbers:
        return "missing"
    if numbers["claims_count"] == 1:
        return "one_major" if numbers["claims_major"] else "one_good"
    return "some_major" if numbers["claims_major"] else "none_major"


def findings(registry: Mapping, language: str) -> str:
    if not registry["findings"]:
        return "missing"
    return "here" if language in registry["findings"] else "other_language"
