"""Shares that make a whole hundred, and what is left of it."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import accumulate, groupby, pairwise

from runut.check.arithmetic import complement, loose
from runut.check.document import PERCENT, Document, Passage
from runut.check.kinds.kind import Kind, Match, Search, compare
from runut.check.kinds.scales import NAMED_DOWN, NAMED_UP, scale_of
from runut.check.report import Number
from runut.check.slips import slip

REST = (
    r"\b(?:the rest|the remaining|remaining|the remainder|the others?|sisanya|selebihnya|sisa)\b"
    rf"[^⟨⟩.;]{{0,60}}?{PERCENT}"
)
COMPOSED = (
    r"\b(?:composition|composed|breakdown|distribution of|divided into|split|allocation|komposisi|"
    r"sebaran|terbagi|alokasi|rincian(?:nya)?|distribusi)\b"
)
SHARED_OUT = (
    r"\b(?:account(?:s|ed|ing)? for|ma(?:k|d)(?:e|es|ing) up|compris\w+|constitut\w+|menyerap|"
    r"menyumbang|mencakup|terdiri)\b"
)
# boys were 51.4% and girls 48.6% of the pupils; responden laki-laki 62,5% dan perempuan 37,5%
OF_ALL = r"⟨p\d+⟩\s(?:of|dari)\s(?:the|all|para|seluruh|semua)\s(?:\w+\s?){1,2}[.;]?$"
OF_THE_ASKED = (
    r"^\W*(?:respondents|participants|responden|peserta|sampel)\b[^⟨⟩]{0,20}⟨p\d+⟩[^⟨⟩]{0,25}"
    r"⟨p\d+⟩[.;]?$"
)
# "38% of women and 72% of men" are shares of two wholes
GROUP = r"(?:of|among|in|for|at|pada|di|dari|untuk|antara|kalangan)\b"
FEWEST, MOST = 3, 40


def _runs(percentages: list[Number]) -> Iterator[list[Number]]:
    """Runs of shares in a row that make a hundred: the first that do exactly, and around them the
    longest that begin at each and do if they were rounded."""
    for first in range(len(percentages)):
        made = accumulate(number.value for number in percentages[first : first + MOST])
        many = next((n for n, total in enumerate(made, 1) if total == 100), 0)
        if many >= FEWEST and all(n.value > 0 for n in percentages[first : first + many]):
            yield from _rounded_runs(percentages[:first])
            yield percentages[first : first + many]
            yield from _runs(percentages[first + many :])
            return
    yield from _rounded_runs(percentages)


def _rounded_runs(percentages: list[Number]) -> Iterator[list[Number]]:
    start = 0
    while start < len(percentages):
        chosen, low, high = None, Fraction(0), Fraction(0)
        for end, number in enumerate(percentages[start : start + MOST], start + 1):
            low, high = low + loose(number).low, high + loose(number).high
            if not 0 < number.value < 100 or low >= 100:
                break
            if end - start >= FEWEST and high > 100:
                chosen = end
        if chosen:
            yield percentages[start:chosen]
        start = chosen or start + 1


def _lines(paragraphs: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Paragraphs in a row of one share each, as lines of a list are."""
    for is_line, some in groupby(paragraphs, lambda one: len(_shares(one)) == 1):
        if is_line:
            yield [*some]


def _shares(paragraph: Passage) -> list[Number]:
    """The percentages that are not called a change."""
    changes = {n for told in paragraph.told(f"{NAMED_UP}|{NAMED_DOWN}") for n in told}
    return [n for n in paragraph.numbers if n.unit == "percent" and n not in changes]


def _rest(sentence: Passage) -> Iterator[Match]:
    told = list(sentence.told(REST))
    percentages = [n for n in sentence.numbers if n.unit == "percent"]
    if len(told) != 1 or len(percentages) < 2:
        return
    [[result]] = told
    parts = [n for n in percentages if n.offset < result.offset]
    if not parts:
        return
    # those told first may be of another whole, or more of it may be told in the sentence before
    told = [
        n for n in sentence.paragraph.numbers if n.unit == "percent" and n.offset < parts[0].offset
    ]
    matches = [
        compare(
            KIND, result, some, complement, "100" + " − {}" * len(some), "words for what is left"
        )
        for some in (
            *(parts[at:] for at in range(len(parts))),
            *([*told[at:], *parts] for at in range(len(told))),
        )
    ]
    match = next((one for one in matches if one.holds), matches[0])
    # what is left may be left of something else: only an obvious slip is told
    if match.holds or match.slip in ("digit", "swap"):
        yield match


def _make_up(sentence: Passage, scale: set[str]) -> bool:
    """Whether classes are what shares are of, and no wholes of their own."""
    return sentence.says(rf"{SHARED_OUT}|{OF_ALL}|{OF_THE_ASKED}") or all(
        sentence.says(
            rf"⟨p\d+⟩\)?\s+(?:(?!{GROUP})\w+\s+){{0,3}}{word}(?:-\w+)?\s*"
            r"(?:$|[.,;)]|\b(?:and|dan|or|while|sedangkan|sementara)\b)"
        )
        for word in scale
    )


def _told(sentence: Passage) -> Iterator[Match]:
    """Shares that words tell to be a whole: a composition, or classes that exclude each other."""
    percentages = [n for n in sentence.numbers if n.unit == "percent"]
    if len(percentages) < 2 or any(not 0 < n.value < 100 for n in percentages):
        return
    composed = len(percentages) >= FEWEST and sentence.says(COMPOSED)
    scale = scale_of(sentence, percentages)
    is_whole = scale is not None and len(scale) <= len(percentages) and _make_up(sentence, scale)
    if not composed and not is_whole:
        return
    *parts, last = percentages
    formula = "100" + " − {}" * len(parts)
    match = compare(KIND, last, parts, complement, formula, "words for the parts of a whole")
    gap = match.computed - last.value
    if match.holds or any(slip(n, n.value + gap) for n in percentages):
        yield match


def find(document: Document) -> Iterator[Match]:
    for sentence in document.sentences:
        yield from _rest(sentence)
        if not sentence.says(REST):
            yield from _told(sentence)
    paragraphs = document.paragraphs
    for some in (*pairwise(paragraphs), *([one] for one in paragraphs), *_lines(paragraphs)):
        percentages = [n for paragraph in some for n in _shares(paragraph)]
        for run in _runs(percentages):
            yield compare(
                KIND, run[-1], run[:-1], complement, "100" + " − {}" * (len(run) - 1),
                "shares in a row that make a hundred", claimed=False,
                by_chance=float(sum(10 ** -n.decimals for n in run) / 100) * len(percentages),
            )  # fmt: skip


KIND = Kind(
    name="whole of shares",
    find=find,
    searches=(Search(complement, "100 − {0}", "p", ("p",), lambda a: 100 - a),),
    right=(
        "Some 61.5% stayed and the remaining 38.5% left.",
        "Sales take 25% and lists another 25%. Fifteen percent is for the team and the remaining "
        "35% for users.",
        "A 10% trimmed mean discards the largest 10% and the smallest 10%, and takes the mean of "
        "the remaining 80%.",
        "Dana itu 79,3% untuk jalan; 19,83% untuk sekolah; dan 0,87% untuk usaha.",
        "Employees were 39.7%, own-account workers 34.8% and family workers 12.2%.\n\nCasual "
        "workers "
        "were 13.3%.",
        "Gifts made up 38%.\n\nOf the rest, fees were 34%, legacies 22%, rent 4% and others 2%.",
        "Coal made 35.2% (despite a 3% year-on-year fall), gas 23.5%, water 27.1% and wind 14.2%.",
        "Sebanyak 395 (82,3%) dari 480 orang tahu, 85 (17,7%) dari 480 tidak.",
        "63% by bus\n\n15% by car\n\n8% on foot\n\n6% by train\n\n8% otherwise",
        "Most were in their 20s (32.2%), 30s (31%), 40s (13.5%), 50s (5%) or younger (3.3%). Men "
        "were 58% and women 33%; 9% did not say.",
    ),
    wrong=(
        "Sebanyak 61,5% menetap dan sisanya 35,8% pindah.",
        "Komposisi dana itu 79,3% untuk jalan; 19,38% untuk sekolah; dan 0,87% untuk usaha.",
        "Boys were 51.4% and girls 49.6% of the pupils.",
        "Responden laki-laki 62,5% dan perempuan 38,5%.",
        "Sektor formal menyerap 72,16 persen pekerja, sektor informal 37,84 persen.",
    ),
    apart=(
        "The remaining 10% is for the team. Of it, 2.5% is paid now and the remaining 7.5% later.",
        "Some 61.5% stayed; of the women, 12.5% did.",
        "Anaemia was found in 38% of women and 72% of men.",
        "Prevalensi 62,3% pada laki-laki dan 47,7% pada perempuan.",
        "Responden laki-laki 62,5% dan perempuan 38,5% setuju.",
        "In urban areas 71.2% had water, in rural areas 38.8%.",
        "Sebanyak 62,3% laki-laki dan 47,7% perempuan merokok.",
    ),
)  # fmt: skip
