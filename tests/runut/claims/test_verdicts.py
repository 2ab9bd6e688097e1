"""What must come out of the published numbers."""

import csv
import io
import re
from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import pytest

from analysis.budget.weights import RULES as RULES_OF_SHARES
from analysis.budget.weights import Reading
from runut.claims.context import Claim, Context
from runut.claims.facts import Names, Place, Quantity
from runut.claims.findings import SEVERITIES, VERDICTS
from runut.claims.verdicts import (
    complements,
    judge,
    misprints,
    questions_of,
    rules_over_all,
    verify,
)
from runut.claims.verification import claim_entry
from runut.graph.formulas import symbol
from runut.numerals.rounding import RULES, round_half_up, stands_for
from runut.numerals.stated import Stated
from runut.tables.errors import BadInput
from tests.analysis.changes import changed, next_digit, rewritten
from tests.studies import STUDY, read_city


@pytest.fixture(scope="module")
def judged(city):
    return verify(city)


class Verdicts(dict):
    """The verdicts on a city's claims, each found when it is asked for."""

    def __init__(self, city):
        self.study = Context(city)
        self.claims = {one.id: one for one in self.study.claims}

    def __missing__(self, name):
        self[name] = judge(self.study, self.claims[name])
        return self[name]


def found(judged, claim: str) -> list[str]:
    return [finding.explanation for finding in judged[claim].findings]


def test_the_subtraction_prints_one_number_and_uses_another(judged):
    one = judged["results-subtrahend"]
    assert (one.verdict, one.also) == ("misprint", ())
    difference = one.findings[0].facts["difference"]
    parts = (difference.whole, difference.part, difference.rest)
    assert [part.value for part in parts] == [276474, 46107, 230367]


def test_the_share_that_only_truncation_yields(judged):
    one = judged["results-working-poor-share"]
    assert one.rules == {"truncation"}
    assert (one.verdict, one.also) == ("only-truncation", ("depends-on-assumption",))
    assert one.value == Fraction(23036700, 374261)


def test_the_complement_that_is_not_the_value(judged):
    one = judged["results-working-not-poor-share"]
    assert one.verdict == "complement-of-printed"
    assert one.findings[0].facts["other"].value == Fraction("61.5")
    assert not one.rules & {"half-up", "half-even"}


@pytest.mark.parametrize("claim", ["intro-poverty-rate", "results-poverty-rate"])
def test_the_poverty_rate_rounds_and_is_contradicted(judged, claim):
    one = judged[claim]
    assert (one.verdict, one.also) == ("contradicted", ("rounds",))
    assert one.rules == {"half-up", "half-even", "ceiling"}
    assert one.evidence == {
        "official_rate.2009": 14 + Fraction("0.39"),
        "official_rate.2010": Fraction("14.58"),
    }


@pytest.mark.parametrize("claim", ["labour-title-age", "labour-heading-age", "labour-total-count"])
def test_the_label_is_contradicted_by_the_official_labour_force(judged, claim):
    assert judged[claim].verdict == "contradicted"
    assert "contradicted-label" in found(judged, claim)
    assert judged[claim].evidence["official_labour_force.2009"] == 420368


def test_a_label_is_not_contradicted_by_another_number(files):
    city = changed(files, "sources/official.csv", "420,368", "420,369")
    judged = Verdicts(city)
    assert found(judged, "labour-title-age") == ["unverifiable-nothing"]
    assert "contradicted-close" in found(judged, "labour-total-count")


@pytest.mark.parametrize("claim", ["cause-text-narrow-work", "cause-table-narrow-work"])
def test_forty_per_cent_against_the_unemployed_among_the_poor(judged, claim):
    one = judged[claim]
    assert one.verdict == "possible-only-if"
    assert one.evidence == {"unemployed_of_poor": Fraction(4610700, 276474)}


@pytest.mark.parametrize(
    "claim", ["results-working-poor", "results-working-not-poor", "results-working-not-poor-share"]
)
def test_what_is_made_of_an_assumption_assumes_it_too(judged, claim):
    finding = next(f for f in judged[claim].findings if f.verdict == "depends-on-assumption")
    assert finding.facts["assumptions"].keys == ("unemployed_are_poor", "poor_in_labour_force")


def test_a_number_compared_with_its_own_copy_never_passes(judged):
    assert found(judged, "budget-before-public") == ["unverifiable-circular"]
    assert found(judged, "intro-population")[1:] == ["unverifiable-circular"]
    assert found(judged, "labour-employed-count") == ["exact-source"]


def test_two_places_that_agree_confirm_each_other(judged):
    for claim, place in (
        ("cause-text-isolation", "Table 1"),
        ("cause-table-isolation", "Causes of poverty; paragraph 1"),
    ):
        assert found(judged, claim) == ["exact-repeated"]
        assert judged[claim].findings[0].facts["place"] == Place(place)
    assert found(judged, "intro-poor")[1:] == ["exact-repeated"]


def test_another_place_that_prints_something_else_confirms_nothing(files):
    city = changed(files, "claims.csv", 'cause-text-isolation,"1,6"', 'cause-text-isolation,"1,7"')
    judged = Verdicts(city)
    assert found(judged, "cause-table-isolation") == ["unverifiable-circular"]
    assert judged["cause-text-isolation"].verdict == "inconsistent"


BUDGET = [f"budget-whole-{component}" for component in ("public", "social", "economic")]


@pytest.mark.parametrize("claim", BUDGET)
def test_a_share_of_the_whole_is_possible_for_some_weights_only(judged, claim):
    one = judged[claim]
    assert (one.verdict, one.also) == ("possible-only-if", ("unverifiable",))
    ends = {"weight_low.nothing": Fraction(173, 41), "weight_high.nothing": Fraction(175, 39)}
    assert one.evidence == ends
    told = facts(judged, claim, "possible-only-if-weight")
    assert told["low"] == Quantity(Fraction(173, 41), "percent", 2)
    assert told["before"] == {"id": "2006", "en": "2006"}


# Other budgets, as printed: shares by component before, after and over the whole period.
BUDGETS = {
    "weight": (("70", "10", "20"), ("80", "20", ""), ("79.6", "19.93", "0.47")),
    # the share that is not printed cannot have been nothing
    "weight-small": (("0", "80", "20"), ("80", "20", ""), ("78.3", "20.9", "0.8")),
    # the shares of the whole come to less than a hundred
    "reading": (("70", "10", "20"), ("80", "20", ""), ("79.5", "19.5", "0.8")),
    # nor do they if the shares of the periods are exact or cut off
    "reading-rounded": (("70", "10", "20"), ("80", "20", ""), ("79.59", "19.91", "0.4")),
    "inconsistent": (("70", "10", "20"), ("80", "20", ""), ("60", "39", "1")),
}
PARTS = {"reading": RULES_OF_SHARES, "reading-rounded": ("half-up", "half-even")}


def with_budget(city, shares):
    printed = {
        f"budget.{period}.{component}": text
        for period, texts in zip(("before", "after", "whole"), shares, strict=True)
        for component, text in zip(("public", "social", "economic"), texts, strict=True)
    }
    cells = tuple(
        replace(cell, printed=printed[cell.id], value=Fraction(printed[cell.id] or 0))
        if cell.id in printed
        else cell
        for cell in city.cells
    )
    return replace(city, cells=cells)


@pytest.mark.parametrize("kind", BUDGETS)
def test_what_the_columns_allow_decides_on_the_shares_of_the_whole(city, kind):
    judged = Verdicts(with_budget(city, BUDGETS[kind]))
    plain = kind.removesuffix("-rounded")
    explanation = {"inconsistent": "inconsistent-together"}.get(kind, f"possible-only-if-{plain}")
    for claim in BUDGET:
        assert explanation in found(judged, claim)
    told = facts(judged, BUDGET[0], explanation)
    if kind == "weight-small":
        assert 0 < told["low"].value < told["high"].value
    elif kind in PARTS:
        assert told["parts"] == Names("shares", PARTS[kind])
    else:
        assert judged[BUDGET[0]].verdict == {"weight": "inconsistent"}.get(kind, kind)


def test_weights_are_worked_out_only_where_a_verdict_needs_them(city):
    study = Context(city)
    for claim in study.claims:
        judge(study, claim)
    assert study.own.weights(Reading("half-up", "half-up"))
    assert study.own.weights.cache_info().misses == 1


def test_rounded_inputs_widen_what_a_sum_can_be(judged):
    one = judged["labour-total-percent"]
    assert str(one.reaches["half-up"].interval) == "[99, 101)"
    assert str(one.reaches["truncation"].interval) == "[100, 102)"
    assert one.reaches["half-up"].exact
    assert judged["labour-total-count"].reaches["half-up"].interval.is_point


def test_a_sum_that_only_rounded_inputs_explain(files):
    city = changed(files, "claims.csv", "labour-total-percent,100", "labour-total-percent,101")
    one = Verdicts(city)["labour-total-percent"]
    assert one.verdict == "possible-only-if"
    assert one.through_inputs == {"half-up", "half-even", "truncation"}
    city = changed(files, "claims.csv", "labour-total-percent,100", "labour-total-percent,102")
    assert Verdicts(city)["labour-total-percent"].verdict == "inconsistent"


def test_no_single_rule_explains_all(judged):
    unexplained = rules_over_all(judged)
    assert all(unexplained[rule] for rule in RULES)
    assert {name: len(names) for name, names in unexplained.items()} == {
        "half-up": 3,
        "half-even": 3,
        "truncation": 5,
        "ceiling": 4,
    }


def test_the_verdict_is_the_worst_finding(judged):
    for one in judged.values():
        ranks = [VERDICTS.index(finding.verdict) for finding in one.findings]
        assert ranks == sorted(ranks)
    order = ["major", "minor", "none"]
    assert list(SEVERITIES.values()) == sorted(SEVERITIES.values(), key=order.index)


def facts(judged, claim: str, explanation: str) -> dict:
    """What the explanation of one finding shows."""
    return next(one.facts for one in judged[claim].findings if one.explanation == explanation)


def test_an_explanation_shows_a_share_with_two_more_decimals_than_the_article(judged):
    told = facts(judged, "results-working-poor-share", "only-truncation")
    share = Fraction(23036700, 374261)
    assert told["printed"] == Quantity(Fraction("61.5"), "percent", 1)
    assert told["recomputed"] == Quantity(share, "percent", 3)
    assert told["rounded"] == Quantity(share, "percent", 1)


def test_what_explanations_show_is_printed_by_the_same_rules_as_what_comes_out(judged):
    compared = 0
    for one in judged.values():
        for finding in one.findings:
            shown = finding.facts.get("recomputed")
            if shown is None or one.value is None:
                continue
            text = Fraction(round_half_up(shown.value, shown.decimals))
            printed = one.claim.value, one.claim.decimals
            assert {rule for rule in RULES if text in stands_for(*printed, rule)} == one.rules
            compared += 1
    assert compared > 40


def test_an_explanation_shows_whole_numbers_whole(judged):
    for claim, explanation, unit, value in (
        ("labour-total-count", "exact-source", "persons", 420368),
        ("cause-text-narrow-work", "exact-repeated", "percent", 40),
    ):
        told = facts(judged, claim, explanation)
        assert told["printed"] == told["recomputed"] == Quantity(Fraction(value), unit, 0)


def test_a_limit_is_shown_with_what_goes_beyond_it(judged):
    told = facts(judged, "cause-text-narrow-work", "possible-only-if-limit")
    limit = Fraction(4610700, 276474)
    assert told["limit"] == Quantity(limit, "percent", 2)
    assert told["rest"] == Quantity(40 - limit, "percent", 2)


def test_a_limit_that_is_whole_is_shown_without_decimals(files):
    judged = Verdicts(changed(files, "sources/population.csv", "276.474", "184.428"))
    told = facts(judged, "cause-text-narrow-work", "possible-only-if-limit")
    assert told["limit"] == Quantity(Fraction(25), "percent", 0)


def test_a_limit_that_nobody_knows_is_named(files):
    package = files["datapackage.json"].replace(b"unemployed_of_poor", b"unemployed_of_por")
    with pytest.raises(BadInput, match=r"found 'unemployed_of_por', .* unemployed_of_poor"):
        read_city({**files, "datapackage.json": package}, "city")


def test_another_source_is_quoted_in_the_year_that_comes_nearest(judged):
    told = facts(judged, "intro-poverty-rate", "contradicted-times")
    assert (told["source"], told["year"]) == ("INDO-DAPOER", "2010")
    assert told["other"] == Quantity(Fraction("14.58"), "percent", 2)
    assert told["times"] == Quantity(Fraction(27647400, 879651) / Fraction("14.58"), "times", 1)
    assert "gap" not in told


@pytest.mark.parametrize(("official", "near"), [("385,000", True), ("380,000", False)])
def test_another_source_is_near_where_it_differs_by_less_than_a_tenth(files, official, near):
    data = files["sources/official.csv"].replace(b"420,368", official.encode())
    data = data.replace(b"425,391", b"200,000")
    judged = Verdicts(read_city({**files, "sources/official.csv": data}, "city"))
    told = facts(judged, "labour-total-count", f"contradicted-{'near' if near else 'times'}")
    value = Fraction(official.replace(",", ""))
    assert (told["year"], told["other"].value) == ("2009", value)
    if near:
        assert told["gap"] == Quantity(420368 - value, "persons", 0) and "times" not in told
    else:
        assert told["times"] == Quantity(420368 / value, "times", 1) and "gap" not in told


def test_of_two_years_that_come_as_near_the_first_is_quoted(files):
    data = files["sources/official.csv"].replace(b"420,368", b"410,368")
    data = data.replace(b"425,391", b"430,368")
    judged = Verdicts(read_city({**files, "sources/official.csv": data}, "city"))
    assert facts(judged, "labour-total-count", "contradicted-near")["year"] == "2009"


def test_another_source_that_counts_nobody_is_no_multiple(files):
    data = files["sources/official.csv"].replace(b"420,368", b"0").replace(b"425,391", b"0")
    judged = Verdicts(read_city({**files, "sources/official.csv": data}, "city"))
    told = facts(judged, "labour-total-count", "contradicted-none")
    assert told["other"].value == 0
    assert not {"gap", "times"} & set(told)


def test_the_first_year_that_agrees_is_quoted(files):
    data = files["sources/official.csv"].replace(b"425,391", b"420,368")
    judged = Verdicts(read_city({**files, "sources/official.csv": data}, "city"))
    assert facts(judged, "labour-total-count", "exact-source")["year"] == "2009"
    assert facts(judged, "labour-title-age", "contradicted-label")["year"] == "2009"


def claim(value: str, order: int, **changes) -> Claim:
    decimals = len(value.partition(".")[2])
    place = "Results; paragraph 1; sentence 1"
    stated = Stated(Fraction(value), Fraction(value), decimals)
    usual = Claim("", value, stated, "percent", "results", place, "", order)
    return replace(usual, **changes)


VALUE = symbol("value")


def so(possible, value: str) -> list:
    """What is so of a value, of all that may be."""
    return [found for found, when in possible if when.answer({"value": Fraction(value)}, {})]


def among(*claims: Claim):
    """As much of a study as says which claims there are."""
    return SimpleNamespace(claims=list(claims))


@pytest.mark.parametrize(
    ("other", "printed", "value", "expected"),
    [
        (claim("61.5", 1), "38.5", "38.45", True),
        (claim("61.5", 1), "38.5", "38.595", True),
        (claim("61.5", 1), "38.5", "38.4", False),  # a whole unit off
        (claim("61.5", 1), "38.5", "38.605", False),
        (claim("61.52", 1), "38.48", "38.44", False),
        (claim("61.5", 1), "38.4", "38.45", False),  # not a hundred together
        (claim("61.5", 5), "38.5", "38.45", False),  # the claim itself, or a later one
        (claim("61.5", 6), "38.5", "38.45", False),
        (claim("61.5", 1, section="causes"), "38.5", "38.45", False),
        (claim("61.5", 1, unit="count"), "38.5", "38.45", False),
    ],
)
def test_a_complement_makes_up_a_hundred_with_a_percentage_printed_before(
    other, printed, value, expected
):
    found = so(complements(among(other), claim(printed, 5), VALUE), value)
    assert found == ([other] if expected else [])
    assert so(complements(among(other), claim(printed, 5, unit="persons"), VALUE), value) == []


@pytest.mark.parametrize(
    ("printed", "meant", "beside", "expected"),
    [
        ("12.5", "12.7", ["20.0", "7.3"], ["20.0", "12.7", "7.3"]),
        ("12.5", "12.7", ["7.3", "20.0"], ["20.0", "12.7", "7.3"]),
        ("30.5", "30.7", ["20.0", "10.7"], ["30.7", "20.0", "10.7"]),
        ("12.5", "12.7", ["20.0", "7.5"], None),  # as printed it comes right
        ("12.5", "17.2", ["20.0", "2.8"], None),  # two digits
        ("12.5", "2.5", ["20.0", "17.5"], None),  # a digit too many
        ("12.5", "12.7", ["20.0"], None),
    ],
)
def test_a_misprint_is_one_digit_that_a_subtraction_beside_it_corrects(
    printed, meant, beside, expected
):
    study = among(*(claim(text, at) for at, text in enumerate(beside)))
    found = so(misprints(study, claim(printed, 9), VALUE), meant)
    shown = [
        [one.formula.evaluate({}) for one in (found.whole, found.part, found.rest)]
        for found in found
    ]
    assert shown == ([[Fraction(text) for text in expected]] if expected else [])
    elsewhere = [replace(one, place="Results; paragraph 2") for one in study.claims]
    assert so(misprints(among(*elsewhere), claim(printed, 9), VALUE), meant) == []


@pytest.mark.slow
def test_what_is_asked_of_a_claim_does_not_depend_on_what_the_cells_hold(files, city):
    """So that a page can ask the same of other values, without Python."""

    def asked(city):
        study = Context(city)
        return [[list(one) for one in questions_of(study, claim)] for claim in study.claims]

    before, tried = asked(city), 0
    for cell in city.cells:
        if not cell.row or not cell.printed:
            continue
        path = cell.file.removeprefix("city/")
        mutant = rewritten(files[path], cell.row, cell.column, next_digit(cell.printed))
        try:
            changed_city = read_city({**files, path: mutant}, "")
        except BadInput:
            continue
        assert asked(changed_city) == before, cell.id
        tried += 1
    assert tried > 30


ABOUT = """city: bogor
name: {{id: Kota Bogor, en: Bogor}}
bps_code: "3271"
year: 2010
sources:
  counts: {{title: A yearbook, title_id: Buku tahunan}}
  claims: {{title: {article}}}
"""


COUNTS = "year,population,poor,employed,unemployed\n2010,1000,100,400,50\n"


CLAIMS = """claim,printed,suffix,decimal_mark,group_mark,section,place,target,context,order
people,1.000,,,.,intro,Introduction; paragraph 1,population,,1
rate,"10,0",%,",",,intro,Introduction; paragraph 1,poverty_rate,,2
jobless,"12,1",%,",",,work,Table 2,unemployed_share,,3
force,450,,,,work,Table 2,labour_force,,4
years,3,,,,work,Work; paragraph 1,,,5
"""


def plain(article):
    """The verdicts on an article about a city whose numbers come from a yearbook."""
    files = {"city.yaml": ABOUT.format(article=article), "claims.csv": CLAIMS}
    files |= {"sources/counts.csv": COUNTS}
    return verify(read_city({name: text.encode() for name, text in files.items()}, "bogor"))


def test_a_plain_city_s_numbers_are_another_source_s():
    judged = plain("An article")
    assert found(judged, "people") == ["exact-elsewhere"]
    assert found(judged, "force") == ["exact-elsewhere"]
    assert found(judged, "jobless") == ["contradicted-elsewhere"]
    assert judged["jobless"].verdict == "contradicted"
    facts = judged["jobless"].findings[0].facts
    assert facts["source"] == {"id": "Buku tahunan", "en": "A yearbook"}
    assert judged["jobless"].evidence == {"labour.employed": 400, "labour.unemployed": 50}
    assert judged["years"].verdict == "unverifiable"


def test_numbers_that_a_plain_city_took_from_the_article_itself_prove_nothing():
    judged = plain("A yearbook")
    assert found(judged, "people") == ["unverifiable-place"]
    assert not judged["people"].checked
    # what is worked out from them can be compared
    assert found(judged, "force") == ["exact"]
    assert found(judged, "jobless") == ["inconsistent"]


def test_claims_in_a_sheet_are_judged_alike():
    from tests.analysis.test_standard import workbook

    rows = list(csv.reader(io.StringIO(CLAIMS)))
    files = {
        "city.yaml": ABOUT.format(article="An article").encode(),
        "sources/counts.csv": COUNTS.encode(),
        "claims.xlsx": workbook(rows),
    }
    judged = verify(read_city(files, "bogor"))
    assert {name: one.verdict for name, one in judged.items()} == {
        name: one.verdict for name, one in plain("An article").items()
    }


HEADER = CLAIMS.splitlines()[0].split(",")


def judged_claims(counts: str, *claims: str):
    """Verdicts on claims of a city of these counts, by their names."""
    rows = []
    for at, one in enumerate(claims, 1):
        name, printed, suffix, marks, target = one.split("|")
        place = ["results", "Results", target, "", str(at)]
        rows.append([name, printed, suffix, marks[:1], marks[1:], *place])
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    files = {"city.yaml": ABOUT.format(article="An article"), "claims.csv": text.getvalue()}
    files |= {"sources/counts.csv": f"{COUNTS.splitlines()[0]}\n2010,{counts}\n"}
    city = read_city({name: text.encode() for name, text in files.items()}, "bogor")
    return verify(city)


@pytest.mark.parametrize(
    ("claim", "verdict", "explanation"),
    [
        ("176,92|ribu jiwa|,|population", "exact", "exact-elsewhere"),
        ("176.92|thousand people|.|population", "exact", "exact-elsewhere"),
        ("176,92 ribu|jiwa|,|population", "exact", "exact-elsewhere"),
        ("0,18|juta|,|population", "rounds", "rounds"),
        ("0,17|juta|,|population", "only-truncation", "only-truncation"),
        ("176,93|ribu|,|population", "contradicted", "contradicted-elsewhere"),
        ("250|permil||poverty_rate", "exact", "exact-elsewhere"),
        ("25,0|persen|,|poverty_rate", "exact", "exact-elsewhere"),
        ("about 40%|||poverty_rate", "contradicted", "contradicted-elsewhere"),
        ("sekitar 30|%||poverty_rate", "rounds", "rounds"),
        ("kira-kira 20 persen|||poverty_rate", "rounds", "rounds"),
        ("kira-kira 10 persen|||poverty_rate", "contradicted", "contradicted-elsewhere"),
        ("24.5–25.5|%|.|poverty_rate", "exact", "exact-within"),
        ("23.1 to 24.9|%|.|poverty_rate", "contradicted", "contradicted-elsewhere"),
        ("23.1 sampai 24.95|%|.|poverty_rate", "contradicted", "contradicted-elsewhere"),
        ("antara 20 dan 30|persen||poverty_rate", "exact", "exact-within"),
        ("< 25|%||poverty_rate", "contradicted", "contradicted-elsewhere"),
        ("≤ 25|%||poverty_rate", "exact", "exact-within"),
        ("lebih dari seperempat|%||poverty_rate", None, "expected"),
        ("paling sedikit 25|%||poverty_rate", "exact", "exact-within"),
        ("hampir 25|%||poverty_rate", "contradicted", "contradicted-elsewhere"),
        ("over 170 thousand|||population", "exact", "exact-within"),
        ("176.920|%|.|population", None, "column suffix: found '%', which says percent, expected"),
        ("176,92|rbu jiwa|,|population", None, "column suffix: found 'rbu jiwa', expected a"),
        ("176,92|ribu jiwa|,|poplation", None, "column target: found 'poplation', expected the id"),
        ("1 769 20|||population", None, "expected a whole number"),
    ],
)
def test_a_claim_is_what_the_article_prints(claim, verdict, explanation):
    counts = "176920,44230,80000,5000"
    if verdict is None:
        with pytest.raises(BadInput, match=re.escape(explanation)) as raised:
            judged_claims(counts, f"one|{claim}")
        assert {error.row for error in raised.value.errors} == {2}
        return
    one = judged_claims(counts, f"one|{claim}")["one"]
    assert (one.verdict, one.findings[0].explanation) == (verdict, explanation)


def test_a_blank_may_part_thousands():
    judged = judged_claims("1769200,44230,80000,5000", "one|1 769 200|jiwa|, |population")
    assert judged["one"].verdict == "exact"


def test_what_comes_out_is_shown_to_the_last_person_whatever_magnitude_is_printed():
    one = judged_claims("148,44,80,30", "one|0,148|juta jiwa|,|population")["one"]
    told = one.findings[0].facts
    assert told["printed"] == "0,148 juta jiwa"
    assert told["recomputed"] == Quantity(Fraction(148), "persons", 0)


def test_the_intervals_of_what_is_printed_are_in_the_file_of_verdicts():
    judged = judged_claims("1000,44,80,30", "one|< 0,001|juta|,|poor", "two|1–3|ribu||population")
    entry = {name: claim_entry(one, STUDY.words, ("en",), None, False)
             for name, one in judged.items()}  # fmt: skip
    assert entry["one"]["stands_for"]["half-up"] == {
        "low": None, "high": "1000", "low_closed": False, "high_closed": False,
        "text": "(-∞, 1000)",
    }  # fmt: skip
    assert entry["two"]["stands_for"]["half-up"]["text"] == "[500, 3500)"
    assert [one["verdict"] for one in entry.values()] == ["exact", "exact"]
    assert (
        "< 0,001 juta; what comes out, 44, is within"
        in (entry["one"]["findings"][0]["explanation"]["en"])
    )
