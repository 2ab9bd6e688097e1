"""How many times as much, or what part of it: "2.2 times", "tiga kali lipat", "two thirds (66%)".

A part in words is meant loosely, and accuses nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.arithmetic import quotient, share
from runut.check.document import ANY, SAYS, Document, Passage, letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare, holds_under
from runut.check.report import Number
from runut.check.slips import slip
from runut.numerals import words

TIMES = r"⟨[cd](\d+)⟩(?:[- ]fold\b|\s+(?:times|kali)\b(?!\s+(?:a |per |se|in ))(?:\s+lipat)?)"

FEW = r"[^⟨⟩.;]{0,20}"
PER_UNIT = rf"\b(?:density|per capita|kepadatan|per kapita)\b[^⟨⟩.;]{{0,40}}{ANY}"
MEAN_OF = rf"\b(?:mean|average|rata-rata|rerata)\b[^⟨⟩.;]{{0,60}}{ANY}"
RATIO_OF = (
    r"(?<!odds )(?<!hazard )(?<!risk )(?<!rate )(?<!prevalence )(?<!likelihood )(?<!sex )"
    r"\b(?:ratio|rasio)\b[^⟨⟩.;:]{0,30}⟨[cd](\d+)⟩(?!\s*:)"
)
RISK_RATIO = rf"\b(?:(?:relative|rasio) ris[ik]\w*|(?:risk|rate|prevalence) ratio|RR)\b{FEW}{ANY}"
SEX_RATIO = rf"\b(?:sex ratio|rasio jenis kelamin)\b[^⟨⟩.;]{{0,40}}{ANY}"

MANY = {"a": 1, "one": 1, "se": 1, "two": 2, "dua": 2, "three": 3, "tiga": 3, "four": 4, "empat": 4}
OF = {
    **{"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10},
    **{"pertiga": 3, "perempat": 4, "perlima": 5, "persepuluh": 10},
}
MORE = r"\b(?P<more>more than|over|lebih dari)"
LESS = r"\b(?P<less>less than|under|nearly|almost|kurang dari|hampir)"
# more than half (54.9%); two thirds of the 90 villages (60)
PART = (
    rf"(?:{MORE}|{LESS})?\s*(?<!first )(?<!second )\b(?:half|separuh|separo|setengah|"
    rf"(?P<many>{'|'.join(MANY)})[\s-]?(?P<of>{'|'.join(OF)})s?)\b"
    r"(?:\s+(?:of|dari)\b[^⟨⟩().,;]{0,60}(?:⟨c(?P<whole>\d+)⟩[^⟨⟩().,;]{0,60})?)?"
    r"\s*(?:\((?:n\s*=\s*)?|,?\s(?:or\s|atau\s)|,\s)⟨(?P<letter>[cp])(?P<result>\d+)⟩"
)
ONE_IN = (
    rf"(?:{MORE}|{LESS})?\s*(?:\b(?P<few>one|a|satu|{words.PATTERN})\b|⟨c(?P<one>\d+)⟩)"
    r"\s(?:in|out of|of|dari|di antara)\s"
    r"(?:(?:every|setiap)\s)?(?:⟨c(?P<of>\d+)⟩|(?P<many>\w+))\s"
    rf"(?:(?!{SAYS})[^⟨⟩().,;]){{0,40}}\("
    r"⟨p(?P<share>\d+)⟩\)"
)
# doubled from 120 to 250; three times as many as
MULTIPLE = (
    rf"(?:{MORE}|{LESS})?\s*(?:\b(?P<two>doubl(?:ed|ing)|double\s(?=the|that|what)|"
    r"twice\s(?=as|the|that)|halv(?:ed|ing))\b|\b(?P<three>tripl(?:ed|ing)|trebl(?:ed|ing))\b|"
    rf"(?:\b(?P<word>{words.PATTERN})|⟨c(?P<figure>\d+)⟩)(?:[\s-]?fold\b|\s(?:times\s(?=as|the|that|more|"
    r"higher|larger|greater)|kali\s(?=lipat|lebih|jumlah))))"
)
ENDS = (
    r"[^⟨⟩.;,]{0,30}\b(?:from|dari)\b[^⟨⟩.;]{0,40}?⟨[cdmp](\d+)⟩"
    r"[^⟨⟩.;]{0,40}?\b(?:to|menjadi)\b[^⟨⟩.;]{0,40}?⟨[cdmp](\d+)⟩"
)
MEANT = {  # what part of a multiple is meant by it
    "": (Fraction(9, 10), Fraction(23, 20)),
    "more": (Fraction(1), Fraction(8, 5)),
    "less": (Fraction(3, 4), Fraction(1)),
}
BEYOND = Fraction(3, 2)  # and how far beyond that nobody would say so
AROUND = ((0, 1), (1, 1), (0, 2), (1, 2), (0, 3))  # sentences before and from one on, nearest first
NEAR = Fraction(3, 100)  # of the whole, how far from a part it is printed that is meant by it
FAR = Fraction(10, 100)  # and where words say "more than"


def _pairs(numbers: list[Number]) -> Iterator[tuple[Number, Number]]:
    for a in numbers:
        for b in numbers:
            if a.value > b.value > 0 and a.unit == b.unit:
                yield a, b


def find(document: Document) -> Iterator[Match]:
    yield from _multiples(document)
    before: tuple[Passage, Passage] | None = None
    for sentence, paragraph in document.sentences:
        previous = before[0].numbers if before and before[1] is paragraph else ()
        before = sentence, paragraph
        for found in sentence.find(TIMES):
            result = sentence.number(found[1])
            own = [n for n in sentence.numbers if n.id != result.id]
            pairs = list(_pairs(own or previous))
            fitting = [p for p in pairs if holds_under(result, p, quotient)[1]]
            # one pair, and what it makes is a slip away; anything else may be another ratio
            if fitting or (len(own) == 2 and len(pairs) == 1):
                match = compare(
                    KIND, result, (fitting or pairs)[0], quotient, "{0} ÷ {1}", "words for a ratio"
                )
                if match.holds or (result.decimals and slip(result, match.computed)):
                    yield match
        for found in (*sentence.find(PER_UNIT), *sentence.find(RATIO_OF)):
            yield from _of_two_others(sentence, sentence.number(found[1]))
        yield from _parts(sentence, paragraph)
        yield from _one_in(sentence)


def _multiples(document: Document) -> Iterator[Match]:
    """A multiple in words, and the two numbers near by that are so far apart."""
    sentences = [one for one, _ in document.sentences if one.numbers or one.says(MULTIPLE)]
    for at, sentence in enumerate(sentences):
        for found in sentence.find(MULTIPLE):
            many = _many(found, sentence)
            if many < 2:
                continue
            low, high = MEANT["more" if found["more"] else "less" if found["less"] else ""]
            if ends := re.match(ENDS, sentence.marked[found.end() :], re.I):
                pair = sorted(map(sentence.number, ends.groups()), key=lambda n: -n.value)
                for large, small in _pairs(pair):
                    times = large.value / small.value / many
                    is_so = low / BEYOND <= times <= high * BEYOND
                    yield _multiple(large, small, many, is_so, severity="minor")
                continue
            for before, after in AROUND:
                near = [
                    n for one in sentences[max(0, at - before) : at + after] for n in one.numbers
                ]
                pairs = {
                    (a.value, b.value): (a, b)
                    for a, b in _pairs(near)
                    if a.document == b.document and many / 2 <= a.value / b.value <= 3 * many / 2
                }
                meant = [p for (a, b), p in pairs.items() if low <= a / b / many <= high]
                if meant:
                    chance = len(pairs) * float(high - low)
                    yield _multiple(*meant[0], many, True, by_chance=chance, claimed=False)
                    break


def _many(found: re.Match[str], sentence: Passage) -> Fraction:
    if found["figure"]:
        return sentence.number(found["figure"]).value
    many = 2 if found["two"] else 3 if found["three"] else words.value_of(found["word"])
    return Fraction(many)


def _multiple(large: Number, small: Number, many: Fraction, is_so: bool, **more: object) -> Match:
    return Match(
        KIND, large, (small,), f"{many} × {small.printed}", many * small.value,
        ("mixed",) if is_so else (), ("a multiple in words",), **more,
    )  # fmt: skip


def _of_two_others(sentence: Passage, result: Number) -> Iterator[Match]:
    """What words name a ratio or a density, beside two numbers: only a slip tells that it is of
    these."""
    others = [
        n for n in sentence.numbers if n.id != result.id and n.unit not in ("percent", "points")
    ]
    small, large = (
        sorted(others, key=lambda n: n.value)[:2] if len(others) == 2 else (result, result)
    )
    if small.value <= 0 or small.id == large.id:
        return
    # a rounded whole number is read as a percentage is
    read = replace(result, unit="percent")
    for parts in ((large, small), (small, large)):
        match = compare(
            KIND, read, parts, quotient, "{0} ÷ {1}", "words for a ratio of two numbers"
        )
        if match.holds or slip(result, match.computed):
            yield replace(match, claimed=not match.holds)
            return


def _one_in(sentence: Passage) -> Iterator[Match]:
    """One in so many, or seven in ten, with its share in brackets: accused where another "one in"
    would be nearer than the next."""
    for found in sentence.find(ONE_IN):
        many = (
            MANY.get(found["many"].lower()) or words.VALUES.get(found["many"].lower(), 0)
            if found["many"]
            else sentence.number(found["of"]).value
        )
        result = sentence.number(found["share"])
        one = found["one"]
        few = sentence.number(one).value if one else words.value_of(found["few"])
        if many < 2 or few < 1 or (few > 1 and not found["many"]):
            continue
        parts = () if found["many"] else (sentence.number(found["of"]),)
        fits = Fraction(100, many + 1) < result.value / few < Fraction(100, many - 1)
        if fits or not (found["more"] or found["less"] or few > 1):
            yield Match(
                KIND, result, parts, f"{few} ÷ {many}", Fraction(100 * few, many),
                ("mixed",) if fits else (), ("a part in words",), severity="minor",
            )  # fmt: skip


def _wholes(found: re.Match[str], sentence: Passage, paragraph: Passage) -> list[Number]:
    """What a count may be a part of: what is named, or each larger count before it."""
    result = sentence.number(found["result"])
    if found["whole"]:
        named = [sentence.number(found["whole"])]
    else:
        named = paragraph.numbers[: paragraph.numbers.index(result)]
    return [n for n in named if n.value > result.value and letter_of(n) == "c"]


def _parts(sentence: Passage, paragraph: Passage) -> Iterator[Match]:
    """A part in words with its share, or with its count."""
    for found in sentence.find(PART):
        result = sentence.number(found["result"])
        of = found["of"]
        part = Fraction(MANY[found["many"].lower()], OF[of.lower()]) if of else Fraction(1, 2)
        low = 0 if found["more"] else FAR if found["less"] else NEAR
        high = 0 if found["less"] else FAR if found["more"] else NEAR
        sizes = [(Fraction(100), ())]
        if found["letter"] == "c":
            sizes = [(n.value, (n,)) for n in _wholes(found, sentence, paragraph)]
        for size, parts in sizes:
            if part - low <= result.value / size <= part + high:
                name = parts[0].printed if parts else "100"
                yield Match(
                    KIND, result, parts, f"{part} × {name}", part * size, ("mixed",),
                    ("a part in words",), by_chance=float((low + high) / part) * len(sizes),
                    claimed=len(sizes) == 1,
                )  # fmt: skip
                break


KIND = Kind(
    name="ratio",
    find=find,
    searches=(
        Search(
            quotient,
            "{0} ÷ {1}",
            "cdm",
            ("cdm", "cd"),
            lambda a, b: a / b,
            takes_any=True,
            mixes_units=True,
            told=rf"{PER_UNIT}|{MEAN_OF}",
            only_told=True,
            is_rounded=True,
        ),
        Search(
            quotient,
            "{0} ÷ {1}",
            "d",
            ("p", "p"),
            lambda a, b: a / b,
            takes_any=True,
            told=RISK_RATIO,
            only_told=True,
        ),
        Search(
            share,
            "{0} ÷ {1} × 100",
            "cd",
            ("cd", "cd"),
            lambda a, b: 100 * a / b,
            takes_any=True,
            told=SEX_RATIO,
            only_told=True,
            is_rounded=True,
        ),
    ),
    right=(
        "There were 36 teachers for 792 pupils, a ratio of 22.",
        "About 1 in 8 pupils (12.5%) was absent.",
        "The rate was 31.43%, 2.2 times the 14.39% of the year before.",
        "Some 70.3% were men and 29.7% women. Men were 2.4 times as many.",
        "Penduduknya 9.007.848 jiwa di 34.623,80 km persegi, jadi kepadatan penduduk 260 jiwa.",
        "It recurred in 23.0% of the one and 31.2% of the other group (relative risk, 0.74).",
        "Ada 4.616.805 laki-laki dan 4.391.043 perempuan, dengan rasio jenis kelamin 105.",
        "Of the 4,100 visitors in all, two thirds of the 3,404 guests (2,269) were from Europe.",
        "Lebih dari separuh (54,9%) menjawab.",
        "Nearly seven in ten (68%) agreed. Half of the 240 farmers, 120, had a well.",
        "Sales almost doubled.\n\nThey were 22,664 in one year.\n\nThen this rose to 41,457.",
        "Kasusnya naik lebih dari dua kali lipat (dari 563 kasus menjadi 1.168 kasus).",
        "In 62 clinics 1,292 people were treated. The mean number of them was 20.8.",
        "The north had 1,240 members, three times as many as the south with 410.",
    ),
    wrong=(
        "The rate was 31.43%, 2.3 times the 14.39% of the year before.",
        "There were 36 teachers for 792 pupils, a ratio of 32.",
        "Its 84,600 people live on 235 km², a density of 630 per km².",
        "Satu dari empat rumah (52 persen) berdinding bambu.",
        "Sales more than doubled from 1,240 tonnes to 1,420 tonnes.",
    ),
    apart=(
        "After the halving, its price rose from $12 to $135.",
        "Of them 1 in 4 say that they closed a shop (1.4%) or moved (3.6%).",
        "More than one in ten people (15.4%) left; one of the three clinics (12.5%) was closed.",
        "With 36 teachers and 792 pupils the odds ratio was 2.31.",
        "They met 3 times in 12 weeks.",
        "Two thirds of the 90 villages (41.7%) had a clinic; more than half (49.9%) had a school.",
        "The second half (50%) was better than the third quarter (75%).",
        "The density was 98 in 1,340 villages and 25 towns.",
        "They met twice, and 24 of the 50 came; they doubled their efforts in 49 towns.",
        "Output doubled. It had been 310 tonnes, and prices had been 480.",
    ),
)
