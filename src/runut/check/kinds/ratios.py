"""How many times as much: "twice", "2.2 times", "tiga kali lipat", "8 banding 1"."""

from collections.abc import Iterator

from runut.check.arithmetic import quotient, share
from runut.check.document import ANY, Document, Passage
from runut.check.kinds.kind import Kind, Match, Search, compare, holds_under
from runut.check.report import Number
from runut.check.slips import slip

TIMES = r"⟨[cd](\d+)⟩(?:[- ]fold\b|\s+(?:times|kali)\b(?!\s+(?:a |per |se|in ))(?:\s+lipat)?)"


FEW = r"[^⟨⟩.;]{0,20}"
PER_UNIT = rf"\b(?:density|per capita|kepadatan|per kapita)\b[^⟨⟩.;]{{0,40}}{ANY}"
RISK_RATIO = rf"\b(?:(?:relative|rasio) ris[ik]\w*|(?:risk|rate|prevalence) ratio|RR)\b{FEW}{ANY}"
SEX_RATIO = rf"\b(?:sex ratio|rasio jenis kelamin)\b[^⟨⟩.;]{{0,40}}{ANY}"


def _pairs(numbers: list[Number]) -> Iterator[tuple[Number, Number]]:
    for a in numbers:
        for b in numbers:
            if a.value > b.value > 0 and a.unit == b.unit:
                yield a, b


def find(document: Document) -> Iterator[Match]:
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


KIND = Kind(
    name="ratio",
    words={"en": "how many times as much", "id": "berapa kali lipat"},
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
            told=PER_UNIT,
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
        "The rate was 31.43%, 2.2 times the 14.39% of the year before.",
        "Some 70.3% were men and 29.7% women. Men were 2.4 times as many.",
        "Penduduknya 9.007.848 jiwa di 34.623,80 km persegi, jadi kepadatan penduduk 260 jiwa.",
        "It recurred in 23.0% of the one and 31.2% of the other group (relative risk, 0.74).",
        "Ada 4.616.805 laki-laki dan 4.391.043 perempuan, dengan rasio jenis kelamin 105.",
    ),
    wrong=("The rate was 31.43%, 2.3 times the 14.39% of the year before.",),
    apart=(
        "They met 3 times in 12 weeks.",
        "The density was 98 in 1,340 villages and 25 towns.",
    ),
)
