"""What is left after some were excluded."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from runut.check.arithmetic import difference
from runut.check.chance import DIGITS, digits_of, width_of
from runut.check.document import COUNT, Document, letter_of
from runut.check.kinds.kind import Kind, Match, compare, holds_under
from runut.check.report import Number

EXCLUDED = (
    r"\b(?:exclu\w+|remov\w+|discard\w+|drop(?:ped|ping)|withdr[ae]w\w*|lost to|loss to|omitt\w+|"
    r"screened out|declined|refus\w+|ineligible|not eligible|dropped out|"
    r"did not (?:respond|attend)|"
    r"dikeluarkan|dikecualikan|dihapus|disisihkan|gugur|mengundurkan diri|tidak memenuhi|menolak|"
    r"tidak hadir|tidak kembali|rusak|tidak lengkap)\b"
)
LEFT = (
    rf"(?:(?<!of )(?<!dari ){COUNT}[^⟨⟩.;]{{0,30}}"
    r"\b(?:remain(?:ed|ing)?|(?:was|were) left|tersisa)\b(?![^⟨⟩.;]{0,30}⟨)"
    r"|\b(?:left|leaving|leaves|remain(?:ed|ing|s)?|final sample (?:of|was)|resulting in|yielding|"
    r"tersisa|menyisakan|tinggal|sisanya|sehingga (?:ada|terdapat|diperoleh)|sampel akhir)\b"
    rf"[^⟨⟩]{{0,30}}{COUNT}"
    rf"|[,;]\s{COUNT}\s(?:\w+\s){{0,3}}?(?:(?:were|was)\s)?(?:assessed|analy[sz]ed|completed|included)\b"
    rf"|\bsehingga\s{COUNT}[^⟨⟩.;]{{0,20}}\b(?:dianalisis|dapat diolah|diikutkan)\b)"
)
# nobody tells how many these are
OTHERS = r"\b(?:and|among|dan) (?:the )?others?\b|\b(?:both|keduanya|lainnya|antara lain|dll|dsb)\b"
MOST = 8  # exclusions in one sentence; more are a table that lost its form


# the remaining 52; leaving 52; 52 lainnya; 490.406 siswa yang belum lolos
REST = (
    rf"\b(?:the (?:rest|others?|remaining)|remaining|remainder|sisanya|selebihnya|sisa|leaving|"
    rf"menyisakan)\b"
    rf"[^⟨⟩.;,]{{0,30}}?{COUNT}|{COUNT}\s(?:\w+\s)?(?:lainnya|others)\b"
    rf"|{COUNT}\s(?:\w+\s){{0,3}}?(?:belum|tidak|gagal|did not|were not|have not|failed)\b"
)
MOST_PARTS = 6  # of a whole, with the rest


def _rests(document: Document) -> Iterator[Match]:
    """What words call the rest of a whole that stands near, and what else it was divided into.

    Accused of a slip only, where there are two other long numbers near and no more.
    """
    for at, sentence in enumerate(document.sentences):
        for [result] in sentence.told(REST):
            around = [
                n
                for one in document.sentences[max(0, at - 1) : at + 2]
                for n in one.numbers
                if letter_of(n) == "c" and n.document == result.document
            ]
            before = [n for n in around[: around.index(result)] if n.value != result.value]
            for many in range(2, min(MOST_PARTS, len(before)) + 1):
                match = _left_of(before[-many:], result)
                if match and match.holds:
                    chance = (len(before) - 1) * width_of(result)
                    is_told = set(match.parts) <= set(sentence.numbers)
                    yield replace(match, claimed=is_told, by_chance=chance)
                    break
            else:
                for some in (before, around):
                    long = {n.value: n for n in some if digits_of(n) >= DIGITS and n is not result}
                    match = _left_of([*long.values()], result) if len(long) == 2 else None
                    if match and digits_of(result) >= DIGITS and match.slip:
                        yield replace(match, severity="minor")
                        break


def _left_of(numbers: Sequence[Number], result: Number) -> Match | None:
    """The largest of some numbers less the others, where that may leave something."""
    whole = max(numbers, key=lambda n: n.value)
    parts = [n for n in numbers if n is not whole]
    if sum(n.value for n in parts) >= whole.value:
        return None
    formula = "{}" + " − {}" * len(parts)
    return compare(KIND, result, (whole, *parts), difference, formula, "words for what is left")


def find(document: Document) -> Iterator[Match]:
    yield from _rests(document)
    for sentence in document.sentences:
        told = next(sentence.told(LEFT), None)
        if not told or not sentence.says(EXCLUDED) or sentence.says(OTHERS):
            continue
        [result] = told
        counts = [
            n
            for n in sentence.numbers
            if n.unit in ("", "persons") and n.factor == 1 and not n.decimals
        ]
        others = [n for n in counts if n.id != result.id]
        whole = max(others, key=lambda n: n.value, default=result)
        out = [n for n in others if n.id != whole.id]
        if whole.value < result.value and sentence.paragraph.numbers[0].offset < sentence.start:
            continue  # it is left of what was told of before
        if not 2 <= len(others) <= MOST or any(n.value >= whole.value for n in out):
            continue
        # some of the counts may be of which, and not excluded again
        chosen = next(
            (
                some
                for size in range(len(out), 0, -1)
                for some in combinations(out, size)
                if holds_under(result, (whole, *some), difference)[1]
            ),
            tuple(out),
        )
        formula = " − ".join(f"{{{i}}}" for i in range(len(chosen) + 1))
        yield compare(KIND, result, (whole, *chosen), difference, formula, "words of exclusion")


KIND = Kind(
    name="remainder",
    find=find,
    right=(
        "We excluded 214 for missing weight and 97 for age from 3,408 records, which left 3,097.",
        "Dari 1.250 berkas, 43 dikeluarkan karena ganda sehingga tersisa 1.207 berkas.",
        "After removing 118 duplicates from 1,906 records, 1,788 remained for screening.",
        "Of the 60 schools 25 are in towns, and the remaining 35 are not.",
        "Sebanyak 120.643 dari 612.049 siswa lulus. Bagi 491.406 yang belum lulus ada jalan lain.",
        "We randomised 792 people. Loss to follow-up was 31 here and 36 there, leaving 725 people.",
    ),
    wrong=(
        "We excluded 214 for missing weight and 97 for age from 3,408 records, which left 3,079.",
        "After removing 118 duplicates from 1,906 records, 1,878 remained for screening.",
        "Dari 1.250 berkas, 43 dikeluarkan karena ganda sehingga tersisa 1.270 berkas.",
        "We invited 500 people; 120 declined and 35 were ineligible, leaving 354 participants.",
        "After removing 412 duplicates and 1,655 others from 2,315 records, 284 were assessed.",
        "Of 85 participants, 6 withdrew and 4 were lost to follow-up; 57 completed the study.",
        "Dari 400 kuesioner, 36 tidak kembali dan 14 rusak sehingga 340 dianalisis.",
        "Dari 240 orang yang diundang, 36 menolak dan 14 tidak hadir sehingga tersisa 109 orang.",
        "Sebanyak 120.643 dari 612.049 siswa lulus. Bagi 490.406 yang belum lulus ada jalan lain.",
    ),
    apart=(
        "We excluded 214 records for missing weight.",
        "From 1,906 records, 118 duplicates and others were removed; 1,778 remained.",
        "Of the 60 schools 25 are in towns; the remaining 12 teachers left.",
        "The 12,064 members paid for 61,204 books; the others, 49,410, did not come.",
        "We asked 800 people. Later 31 and 36 were excluded, leaving 725 of the second wave.",
    ),
)
