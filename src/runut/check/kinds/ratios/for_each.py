"""What words name a ratio, a density or a mean, and the two numbers that it is of."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from runut.check.arithmetic import quotient, share
from runut.check.document import ANY, Document, Passage
from runut.check.kinds.kind import Match, Search, compare
from runut.check.kinds.ratios.words_for_parts import RATIO
from runut.check.report import Number

PER_AREA = (
    rf"{ANY}\s(?:\w+\s){{0,3}}?(?:per|/)\s?(?:km(?:²|2)|square (?:kilomet|mile)\w*|km persegi|"
    r"kilometer persegi)(?!\w)"
)
PER_UNIT = rf"\b(?:density|per capita|kepadatan|per kapita)\b[^⟨⟩.;]{{0,40}}{ANY}"
MEAN_OF = rf"\b(?:mean|average|rata-rata|rerata)\b[^⟨⟩.;]{{0,60}}{ANY}"
RATIO_OF = (
    r"(?<!odds )(?<!hazard )(?<!risk )(?<!rate )(?<!prevalence )(?<!likelihood )(?<!sex )"
    r"\b(?:ratio|rasio)\b[^⟨⟩.;:]{0,30}⟨[cd](\d+)⟩(?!\s*:)"
)
RISK_RATIO = (
    rf"\b(?:(?:relative|rasio) ris[ik]\w*|(?:risk|rate|prevalence) ratio|RR)\b[^⟨⟩.;]{{0,80}}{ANY}"
)
SEX_RATIO = rf"\b(?:sex ratio|rasio jenis kelamin)\b[^⟨⟩.;]{{0,40}}{ANY}"


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
            RATIO, read, parts, quotient, "{0} ÷ {1}", "words for a ratio of two numbers"
        )
        if match.holds or match.slip:
            yield replace(match, claimed=not match.holds)
            return


def find(document: Document) -> Iterator[Match]:
    for sentence in document.sentences:
        told = (sentence.told(one) for one in (PER_UNIT, PER_AREA, RATIO_OF))
        for [result] in chain(*told):
            yield from _of_two_others(sentence, result)


KIND = replace(
    RATIO,
    find=find,
    searches=(
        Search(
            quotient, "{0} ÷ {1}", "cdm", ("cdm", "cd"), lambda a, b: a / b, takes_any=True,
            mixes_units=True, told=rf"{PER_UNIT}|{MEAN_OF}", only_told=True, is_rounded=True,
        ),
        Search(
            quotient, "{0} ÷ {1}", "d", ("p", "p"), lambda a, b: a / b,
            takes_any=True, told=RISK_RATIO, only_told=True,
        ),
        Search(
            share, "{0} ÷ {1} × 100", "cd", ("cd", "cd"), lambda a, b: 100 * a / b,
            takes_any=True, told=SEX_RATIO, only_told=True, is_rounded=True,
        ),
    ),
    right=(
        "There were 36 teachers for 792 pupils, a ratio of 22.",
        "Penduduknya 9.007.848 jiwa di 34.623,80 km persegi, jadi kepadatan penduduk 260 jiwa.",
        "It recurred in 23.0% of the one and 31.2% of the other group (relative risk, 0.74).",
        "It recurred in 26.0% of the treated and 35.0% of the others.\n\nThe relative risk of "
        "death in those treated as compared with the other group was 0.74.",
        "Ada 4.616.805 laki-laki dan 4.391.043 perempuan, dengan rasio jenis kelamin 105.",
        "In 62 clinics 1,292 people were treated. The mean number of them was 20.8.",
    ),
    wrong=(
        "There were 36 teachers for 792 pupils, a ratio of 32.",
        "Its 84,600 people live on 235 km², a density of 630 per km².",
        "Its 374,261 people live on 197.2 square kilometres, 1,988 people per square kilometre.",
    ),
    apart=(
        "With 36 teachers and 792 pupils the odds ratio was 2.31.",
        "The density was 98 in 1,340 villages and 25 towns.",
    ),
)  # fmt: skip
