"""Arithmetic that the text prints itself: ``230,367 (276,474 - 46,107)``, ``12 + 8 = 20``."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.arithmetic import difference, product, quotient, scaled, total
from runut.check.document import ANY, Document, Passage
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.kinds.totals.adding_up import plausible
from runut.check.report import Number
from runut.numerals.rounding import Interval

SIGNS = r"-\u2212\u2013+\u00d7x*/:\u00f7"
OPERATOR = rf"\s*([{SIGNS}])\s*"
GOES_ON = rf"(?!\s*(?:[{SIGNS}]|\\times|\\cdot|\\div)\s*⟨)"
FLAT = rf"⟨[a-z]\d+⟩(?:\s*[{SIGNS}]\s*⟨[a-z]\d+⟩)+"
EQUATION = (
    # a number right beside it is what is left of a fraction
    rf"(?<![{SIGNS}=⟩]\s)(?<![{SIGNS}=])({FLAT})\s*=\s*{ANY}(?!\s⟨){GOES_ON}"
)
TURNED = rf"(?<![{SIGNS}=]\s)(?<![{SIGNS}=]){ANY}\s*=\s*({FLAT})(?!\s*[=⟨]){GOES_ON}"
# of 30(6.25 + 49.98) and of = 30 (6.25 + 49.98) it is a factor
IN_BRACKETS = rf"(?<![{SIGNS}=]\s)(?<![{SIGNS}=]){ANY}\s+\(\s*({FLAT})\s*\)"
# 40 less 12 leaves 28; 40 dikurangi 12 menjadi 28
BETWEEN = r"[^⟨⟩.;]{0,25}"
IN_WORDS = (
    rf"{ANY}{BETWEEN}\b(?P<sign>minus|less|dikurangi|plus|ditambah)\b{BETWEEN}{ANY}{BETWEEN}"
    rf"\b(?:equals|is|gives|leaves|makes|menjadi|sama dengan|adalah)\b{BETWEEN}{ANY}"
)
TERMS = {"-": "-", "\u2212": "-", "\u2013": "-", "+": "+", "/": "/", ":": "/", "\u00f7": "/"}


def _evaluate(operators: list[str], parts: tuple[Interval, ...]) -> Interval:
    """Times and over before plus and minus, from left to right."""
    terms, signs = [parts[0]], ["+"]
    for operator, part in zip(operators, parts[1:], strict=True):
        if operator in "+-":
            terms.append(part)
            signs.append(operator)
        else:
            terms[-1] = (quotient if operator == "/" else product)(terms[-1], part)
    plus = total(*(t for t, s in zip(terms, signs, strict=True) if s == "+"))
    return difference(plus, *(t for t, s in zip(terms, signs, strict=True) if s == "-"))


def _is_code(result: Number, parts: list[Number], operators: list[str]) -> bool:
    """Whether the sign of what is printed tells that it is a code: ``factor -2 = 0.79 + 0.82``,
    ``1 = 1-2 months``."""
    rises = operators == ["-"] and parts[0].value < parts[1].value
    return (result.value >= 0 and rises) or (result.value < 0 and {*operators} == {"+"})


def _match(sentence: Passage, expression: str, result: Number) -> Match | None:
    parts = [sentence.number(index) for index in re.findall(ANY, expression)]
    operators = [TERMS.get(sign, "*") for sign in re.findall(rf"⟩{OPERATOR}", expression)]

    def arithmetic(*intervals: Interval) -> Interval:
        value = _evaluate(operators, intervals)
        if result.unit != "percent":
            shares = [n for n in parts if n.unit == "percent" and n.value != 100]
            is_product = shares and {*operators} == {"*"}
            return scaled(value, Fraction(1, 100 ** len(shares))) if is_product else value
        times_hundred = parts[-1].unit == "percent" and parts[-1].value == 100
        made_of_percent = any(part.unit == "percent" for part in parts)
        return (
            value
            if (made_of_percent and not times_hundred) or parts[-1].value == 100
            else scaled(value, 100)
        )

    match = compare(KIND, result, parts, arithmetic, "", "the text prints the arithmetic")
    if not plausible(match) or _is_code(result, parts, operators):
        return None
    signs = {"*": "\u00d7", "/": "\u00f7", "-": "\u2212", "+": "+"}
    formula = parts[0].printed + "".join(
        f" {signs[o]} {part.printed}" for o, part in zip(operators, parts[1:], strict=True)
    )
    return replace(match, formula=formula)


def _in_words(document: Document) -> Iterator[Match]:
    """Plus and minus in words: accused of a slip only."""
    for sentence, found in document.find(IN_WORDS):
        a, b, result = (sentence.number(found[group]) for group in (1, 3, 4))
        is_sum = found["sign"].lower() in ("plus", "ditambah")
        why, formula = "the text tells the arithmetic", "{0} + {1}" if is_sum else "{0} − {1}"
        if a.unit == b.unit == result.unit:
            match = compare(KIND, result, (a, b), total if is_sum else difference, formula, why)
            if match.holds or match.slip:
                yield match


def _in_brackets(sentence: Passage, expression: str, result: Number) -> Match | None:
    parts = [sentence.number(index) for index in re.findall(ANY, expression)]
    # "47 (13-55)" is a range; only what goes down can be a difference
    is_range = re.search(r"⟩\s*[-\u2013:/]\s*⟨", expression) and not (
        len(parts) == 2
        and parts[0].value > parts[1].value
        and len(parts[1].printed) >= 3
        and "-" in expression.replace("\u2013", "-")
    )
    # of p (1 - p) no brackets explain what stands before them
    is_factor = parts[0].value == 1 or any(n.value == result.value for n in parts)
    return None if is_range or is_factor else _match(sentence, expression, result)


def find(document: Document) -> Iterator[Match]:
    yield from _in_words(document)
    for pattern, expression, result, way in WAYS:
        for sentence, found in document.find(pattern):
            if match := way(sentence, found[expression], sentence.number(found[result])):
                yield match


# with its groups of an expression and of what it makes
WAYS = ((EQUATION, 1, 2, _match), (TURNED, 2, 1, _match), (IN_BRACKETS, 2, 1, _in_brackets))


KIND = Kind(
    name="printed arithmetic",
    find=find,
    right=(
        "They numbered 230,367 (276,474 - 46,107) in that year.",
        "Jadi 12,5 + 7,5 = 20 kilogram beras.",
        "Nilainya 31 / 48 × 100% = 64,6%.",
        "At most 5% × 200 = 10 could be false.",
        "Laba yang Rp1.240 miliar dikurangi pajak Rp310 miliar menjadi Rp930 miliar.",
    ),
    wrong=(
        "They numbered 230,367 (276,474 - 46,104) in that year.",
        "Jadi 12,5 + 7,5 = 21 kilogram beras.",
        "Laba yang Rp1.240 miliar dikurangi pajak Rp310 miliar menjadi Rp390 miliar.",
    ),
    apart=(
        "The median was 23 (17-31) in the north.",
        "A 2 x 3 design was used.",
        "Mi = 12 42 + 20 = 12 116 = 31 dan SDi = 16 42 - 20 = 16 22 = 4.",
        "It is 2*6= 2+2+2+2+2+2 = 12; α = prior + data – 1 = 1 + 11 - 1 = 11.",
        "In sum \\(30 + 19 = 7 \\times 7\\).",
        "The error is .450 (1-.450)/20.",
        "Jadi JKA = 30 (6,25 + 49,98 + 91,58), dan 30(5,25 + 24,70) sisanya.",
        "95 - 80 = 2,3",  # of a fraction whose denominator is on another line
        "Faktor -2 = 0,79 + 0,82 dan faktor -3 = 0,60 + 0,64 + 0,83.",
        "Last time 0 = never 1 = 1-2 months 2 = 3-6 months 3 = 7-9 months.",
        "Rentang = terbesar – terkecil + 1 = 85 – 40 +1 = 46.",
    ),
)
