"""Coefficients that cannot be above 1, or below -1."""

import re
from collections.abc import Iterator

from runut.check.document import Document
from runut.check.kinds.kind import Kind, Match

NAMES = (
    r"(?:Cohen(?:['\u2019]s)? kappa|kappa Cohen|Cronbach(?:['\u2019]s)? (?:alpha|\u03b1)|"
    r"alpha Cronbach|Pearson(?:['\u2019]s)? r|correlation coefficient|koefisien korelasi|"
    r"area under the (?:ROC|receiver operating characteristic) curve)"
)
TOLD = (
    rf"\b{NAMES}(?:\s(?:for|of|between|antara|untuk)\b[^⟨⟩.;,]{{0,40}}?)?"
    r"\s*(?:=|:|,|\()?\s*(?:was|is|of|adalah|sebesar|r\s*=)?\s⟨d(\d+)⟩(?!\s*(?:times|kali|mg|ng|µg|h|%)\b)"
)
# r(28) = 1.04, whose degrees of freedom are no claim
OF_R = re.compile(r"(?<![\w])r\s*\(\s*\d+\s*\)\s*=\s*(?P<r>[-\u2212]?\s?\d+[.,]\d+)(?![\d.,]*\d)")
MOST = 10  # beyond that it is a per cent, or something else


def find(document: Document) -> Iterator[Match]:
    for sentence in document.sentences:
        of_r = (sentence.at(found.end("r") - 1) for found in OF_R.finditer(sentence.text))
        for result in (*(one for [one] in sentence.told(TOLD)), *filter(None, of_r)):
            if 1 < abs(result.value) < MOST:
                yield Match(
                    KIND, result, (), "coefficient", None, (), ("words for a coefficient",),
                    explanation={
                        "en": f"{result.printed} is printed, but no such coefficient is above 1",
                        "id": f"tercetak {result.printed}, padahal koefisien ini tidak pernah "
                        "lebih dari 1",
                    },
                )  # fmt: skip


KIND = Kind(
    name="limit",
    find=find,
    clears=False,
    wrong=(
        "The correlation was strong, r(28) = 1.04, p < .001.",
        "Cohen's kappa was 1.12.",
        "Cronbach's alpha was 1.02 for the eight questions.",
        "Koefisien korelasi sebesar 1,23.",
    ),
    apart=(
        "The correlation coefficient was 0.72; Cohen's kappa, 1.00.",
        "The correlation coefficient was 2.3 times that of the others.",
        "Cohen's d was 1.12, and the area under the curve 3.4 mg/l.",
    ),
)
