"""Magnitudes and units as texts print them in both languages.

A magnitude multiplies what stands before it (``1.2 million``, ``176,92 ribu``) by its exact factor.
A unit says what is counted.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Measure:
    """A magnitude or a unit: its name, the words that print it, and a magnitude's factor."""

    name: str
    words: tuple[str, ...]
    factor: Fraction = Fraction(1)
    before: bool = False  # whether its words stand before the numeral


MAGNITUDES = (
    Measure("thousand", ("thousand", "thousands", "ribu", "rb"), Fraction(10**3)),
    Measure("million", ("million", "millions", "mn", "mio", "juta", "jt"), Fraction(10**6)),
    Measure("billion", ("billion", "billions", "bn", "miliar", "milyar"), Fraction(10**9)),
    Measure("trillion", ("trillion", "trillions", "tn", "triliun", "trilyun"), Fraction(10**12)),
    Measure("quadrillion", ("quadrillion", "quadrillions", "kuadriliun"), Fraction(10**15)),
)
# what a column's head may say too, where there are none of the above
ONE = Measure("one", ("one", "ones", "persons", "people", "satuan", "orang", "jiwa"))
UNITS = (
    Measure(
        "points",
        (
            *("percentage points", "percentage point", "percent points", "per cent points"),
            *("persen poin", "poin persen", "poin persentase", "% poin", "%-points", "%-poin"),
            *("p.p.", "pp", "points", "poin"),
        ),
    ),
    Measure("percent", ("%", "percent", "per cent", "persen", "pct", "prosen")),
    Measure("permille", ("‰", "permil", "per mil", "per mille", "promil")),
    Measure("IDR", ("Rp.", "Rp", "IDR"), before=True),
    Measure("USD", ("US$", "USD", "$"), before=True),
    Measure("AUD", ("A$", "AU$", "AUD"), before=True),
    Measure("SGD", ("S$", "SGD"), before=True),
    Measure("MYR", ("RM", "MYR"), before=True),
    Measure("JPY", ("¥", "JPY"), before=True),
    Measure("CNY", ("RMB", "CNY"), before=True),
    Measure("EUR", ("€", "EUR"), before=True),
    Measure("GBP", ("£", "GBP"), before=True),
    Measure("IDR", ("rupiah",)),
    Measure("USD", ("dollars", "dollar", "dolar AS", "dolar")),
    Measure("EUR", ("euros", "euro")),
    Measure("person-years", ("person-years", "person years", "patient-years", "orang-tahun")),
    Measure("persons", ("persons", "people", "inhabitants", "jiwa", "orang")),
    Measure("years", ("years", "year", "yr", "yrs", "tahun")),
    Measure("months", ("months", "month", "bulan")),
    Measure("days", ("days", "day", "hari")),
    Measure("hours", ("hours", "hour", "jam")),
    Measure("km", ("km", "kilometres", "kilometers", "kilometer")),
    Measure("km2", ("km²", "km2", "square kilometres", "square kilometers", "kilometer persegi")),
    Measure("ha", ("ha", "hectares", "hectare", "hektar", "hektare")),
    Measure("kg", ("kg", "kilograms", "kilogram")),
    Measure("tonnes", ("tonnes", "tonne", "tons", "ton")),
)
TIMES = Measure("times", ("times", "kali", "×"))  # which prose has without a number, too
# Units of shares, and how many zeros each has against per cent.
SHARES = {"percent": 0, "points": 0, "permille": -1}
# What numbers can be declared to be beside these: counts of anything, ratios, judgements, ranks,
# and numbers of a scale of their own.
PLAIN_UNITS = frozenset({"count", TIMES.name, "weight", "row", "index"})
KNOWN_UNITS = frozenset(one.name for one in UNITS) | PLAIN_UNITS
MONEY = frozenset(one.name for one in UNITS if one.before)


def any_of(words: Iterable[str], end: str = r"(?![\w-])") -> str:
    """A pattern of any of these words, the longest first. A word must end where it ends, which
    ``end`` says; a sign may touch what follows."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") + (end if word[-1].isalnum() else "")
        for word in sorted(words, key=len, reverse=True)
    )


MAGNITUDE_PATTERN = any_of(word for one in MAGNITUDES for word in one.words)
AFTER_PATTERN = any_of(word for one in UNITS if not one.before for word in one.words)
BEFORE_PATTERN = any_of((word for one in UNITS if one.before for word in one.words), end="")


def measure_of(word: str, measures: Iterable[Measure]) -> Measure:
    """The magnitude or unit that a word prints.

    Raises ValueError naming the nearest word that is known.
    """
    plain = " ".join(word.split()).casefold()
    known = {
        name.casefold(): measure for measure in measures for name in (measure.name, *measure.words)
    }
    if plain in known:
        return known[plain]
    nearest = difflib.get_close_matches(plain, known, n=1, cutoff=0)
    expected = "a magnitude or a unit that is known, or one under units in the study's words"
    raise ValueError(f"found {word!r}, expected {expected}; the nearest is {nearest[0]!r}")


def read_measure(text: str, own: Mapping[str, str]) -> tuple[int, str]:
    """What the words around a numeral say: how many zeros its magnitude stands for, and its unit,
    empty where they name none. ``own``: by words of the study's own, the units that they name.

    Raises ValueError naming the nearest word that is known.
    """
    plain = " ".join(text.split())
    money = re.search(rf"(?:^|(?<=\s))(?:{BEFORE_PATTERN})(?=\s|$)", plain, re.IGNORECASE)
    if money:
        plain = " ".join((plain[: money.start()] + plain[money.end() :]).split())
    magnitude = re.match(rf"(?:{MAGNITUDE_PATTERN})\s*", plain, re.IGNORECASE)
    word = plain[magnitude.end() :] if magnitude else plain
    zeros = zeros_of(magnitude[0]) if magnitude else 0
    named = [measure_of(money[0], UNITS)] if money else []
    if word:
        own_units = (Measure(unit, (word,)) for word, unit in own.items())
        named.append(measure_of(word, (*UNITS, TIMES, *own_units)))
    if len({one.name for one in named}) > 1:
        raise ValueError(f"found {text.strip()!r}, expected one unit")
    return zeros, named[0].name if named else ""


def zeros_of(magnitude: str) -> int:
    """How many zeros a magnitude that is declared for a column stands for: 3 for ribu.

    Raises ValueError naming the nearest that is known.
    """
    return len(str(measure_of(magnitude, (ONE, *MAGNITUDES)).factor)) - 1


def is_magnitude(found: object) -> bool:
    """Whether a column can be declared to be in this magnitude."""
    try:
        return isinstance(found, str) and zeros_of(found) >= 0
    except ValueError:
        return False
