"""Numerals that make no claim: years, pages, laws and the like, each with the name of a reason.

A pattern covers a stretch of text; every numeral in it is left out for the pattern's reason.
Indonesian and English stand side by side, as they do in documents. What a reader is told of a
reason stands in ``runut/words/check.yaml``.
"""

import re
from collections.abc import Iterator

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Januari|Februari|Maret|Mei|Juni|Juli|Agustus|Oktober|Desember|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Agu|Sept?|Oct|Okt|Nov|Dec|Des"
)
DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    "Senin|Selasa|Rabu|Kamis|Jumat|Jum.at|Sabtu|Minggu"
)
DAY_AND_MONTH = r"(?:[012]?\d|3[01])/(?:1[0-2]|0?[1-9])\b(?!\s*[/%])"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1[5-9]|20)\d\d"
RANGE = r"\s*[-\u2010-\u2013]\s*"
ABOVE_ONE = rf"\d+(?:{RANGE}\d+)?"
LABELS = (
    "Table|Tabel|Figure|Fig|Gambar|Grafik|Chart|Bagan|Diagram|Section|Bagian|Bab|Chapter|Appendix|"
    "Lampiran|Equation|Eq|Persamaan|Box|Kotak|Step|Langkah|Experiment|Eksperimen|Hypothesis|"
    "Hipotesis|Panel|Volume|Vol|Issue|Phase|Fase|Tahap|Wave|Gelombang|Round|Putaran|Class|Kelas|"
    "Grade|Stage|Level|Quarter|Triwulan|Kuartal|Semester|Type|Tipe|Item|Question|Pertanyaan|Step|Zone|Zona|Group|Kelompok|Study|Studi"
)
LAWS = (
    r"Nomor|No\.|Nr\.|Law|Act|Pasal|Ayat|Article|UU|PP|Perda|Perpres|Permen\w*|Kepmen\w*|Keppres|Inpres|"
    r"SK|Regulation|Decree|Surat Keputusan"
)

# reason, pattern; the first that covers a numeral counts
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, flags))
    for reason, pattern, flags in (
        ("address", r"(?:https?://|www\.)\S+|\bdoi:?\s*\S+|\b10\.\d{4,9}/\S+", re.I),
        ("address", r"[\w.+-]{1,64}@[\w.-]+", re.I),
        ("address", r"\b(?:ISBN|ISSN|arXiv|ORCID|PMID|NCT)[:\s-]*[\dX][\dX.\s-]*\d", re.I),
        ("address", r"\b(?:Telp|Tel|Phone|Telepon|Fax|Faks|WA)\b\.?:?\s*[+(\d][\d\s()./-]+", re.I),
        ("address", r"(?<![\w.,/-])(?:0\d{2,}|\d{1,3}(?:-\d{1,3})*-0\d+)\b(?![.,]?\d)", 0),
        # an issue or a candidate; "# of cases" at the head of a column is none
        ("address", r"(?<![\w&])#\d+\b(?![.,]?\d|\s*%)", 0),
        ("score", rf"\b(?:sk[eo]r|score|menang|kalah|imbang|seri|unggul|takluk|won|lost|beat|drew|"
            rf"defeat(?:ed)?|victory|win)\b[^.;\d]{{0,30}}\d{{1,2}}{RANGE}\d{{1,2}}\b(?![.,]?\d|\s?%)",
            re.I),
        ("law", rf"\b(?:{LAWS})\s*:?\s*\d[\w./-]*(?:\s+(?:Tahun|of)\s+{YEAR})?", 0),
        ("date", rf"\b\d{{1,2}}(?:{RANGE}\d{{1,2}})?\s+(?:{MONTHS})\b\.?(?:,?\s+{YEAR}\b)?", 0),
        ("date", rf"\b(?:{MONTHS})\.?\s+{DAY}(?:st|nd|rd|th)?(?:,?\s+{YEAR}|\b(?![.,]?\d))", 0),
        ("date", rf"\b(?:{MONTHS})\.?,?\s+{YEAR}\b", 0),
        ("date", r"\b\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)\b|\b\d{4}-\d\d-\d\d\b", 0),
        ("date", rf"\b\d{{1,2}}\.\d{{1,2}}\.{YEAR}\b", 0),
        ("date", rf"\b(?:{DAYS}|tanggal|tgl|dated?)\W{{1,3}}{DAY_AND_MONTH}", re.I),
        ("date", r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b(?!\s*:)", 0),
        ("date", r"\b(?:pukul|jam)\s+\d{1,2}[.:]\d\d\b", re.I),
        ("page", rf"\b(?:pp?\.|hlm\.?|hal\.|pages?|halaman|lines?|baris)\s*{ABOVE_ONE}\b"
            r"(?![.,]\d)", re.I),
        ("citation", rf"(?<=[\w.,;(])\s?\b{YEAR}[a-z]?\s*:\s*{ABOVE_ONE}\b(?![.,]?\d)", 0),
        ("citation", rf"\b{YEAR}[a-z]\b", 0),
        ("citation", rf"(?<=[a-z.,;])\s?\[\d{{1,3}}(?:(?:\s*[,;]\s*|{RANGE})\d{{1,3}})*\]", 0),
        ("power", r"\d+(?:[.,]\d+)?\s*[\u00d7x]\s*10\s*"
            r"(?:[\^(]\s*[-\u2212\u2013]?|[-\u2212\u2013])\s*\d+\)?|\b10\^\S+", 0),
        (
            "table or section",
            # of "Between Groups 45.2" the number is no label
            r"(?<!Between )(?<!Within )(?<!Antar )(?<!Dalam )"
            rf"\b(?:{LABELS})s?\b\.?\s*[A-Z]?\d+(?:[.-]\d+)*[a-z]?\b(?![.,]?\d|\s*%)"
            r"(?:\s*(?:,|and|dan|&|\u2013|-|to)\s*[A-Z]?\d{1,2}(?:\.\d+)*[a-z]?\b(?![.,]?\d|\s*%))?",
            0,
        ),
        ("table or section", r"\\(?:tag|label|(?:eq)?ref)\{[^{}]*\}", 0),
        # "pada tabel 4.13"; but t tabel is a critical value
        (
            "table or section",
            r"(?<!\b[tTFrRzZ][ -])(?<![\u00b22][ -])"
            r"\b(?:tabel|gambar|table|figure|grafik|lampiran|appendix)\s"
            r"\d+(?:\.\d+)*\b(?![.,]?\d|\s*%)",
            0,
        ),
        # 75 v 43 are compared
        ("version", r"(?<![\d%)] )\b(?:version|versi|ver|v)\.?\s?\d+(?:\.\d+)*\b", re.I),
        ("version", r"(?<![\d.,])\d+\.\d{1,2}\.\d{1,2}\b(?:\.\d+)*", 0),
        (
            "confidence level",
            r"\d\d(?:[.,]\d+)?\s?(?:%|per\s?cent|persen)\s*(?:-\s*)?"
            r"(?:CI|CrI|IK|SK|HDI|confidence|credible|interval|"
            r"lower bound|upper bound|lower limit|upper limit|selang|kepercayaan|keyakinan)",
            re.I,
        ),
        (
            "confidence level",
            r"(?:\bCI|\bIK|\bSK|confidence level|level of confidence|interval kepercayaan|"
            r"selang kepercayaan|tingkat kepercayaan|taraf kepercayaan|tingkat keyakinan)"
            r"(?:\s+(?:of|sebesar|at))?\s*[(:]?\s*\d\d(?:[.,]\d+)?\s?(?:%|persen|per cent|percent)"
            r"(?!\s*(?:to|sampai|hingga|[-\u2010-\u2013])\s*\d)",
            re.I,
        ),
        ("base of a rate", r"\b(?:per|tiap|setiap|every)\s+"
            r"10{0,6}(?:[.,\s\u00a0\u202f]?000)*\b", re.I),
        (
            "degrees of freedom",
            r"(?:\b[tFrzQ]|[\u03c7\u03a7Xx]\s?(?:\u00b2|2|\^2))\s*\(\s*\d+(?:[.,]\d+)?"
            r"(?:\s*[,;]\s*(?:N\s*=\s*)?\d+(?:[.,]\d+)?)?\s*\)(?=\s*[=<>\u2248])",
            0,
        ),
        ("degrees of freedom", r"\b(?:degrees of freedom|derajat (?:ke)?bebas(?:an)?|"
            r"d\.?f\.?\s?[12]?|dk|db)\s*[:=]\s*\d+(?:[.,]\d+)?\b", re.I),
        ("degrees of freedom", r"\b\d+ (?:degrees of freedom|derajat (?:ke)?bebas(?:an)?)\b", re.I),
        (
            "scale",
            r"\b(?:scales?|skala|whole numbers|bilangan bulat|integers|rated|"
            r"Likert)\b[^.;()\d]{0,30}"
            r"[-\u2212]?\d+\s*(?:to|\u2013|-|sampai(?: dengan)?|hingga|s/d|and|"
            r"dan)\s*[-\u2212+]?\d+"
            r"\b(?![.,]\d)",
            re.I,
        ),
        ("class", rf"\b(?:aged|ages|usia|berusia|umur|berumur)\s\d{{1,2}}"
                  rf"(?:{RANGE}|\s(?:to|hingga|sampai|s/d)\s)\d{{1,2}}\b(?![.,]?\d)", re.I),
        ("scale", r"\b\d+(?:-(?:point|poin|titik)\b|[- ]point\b)(?!s)", re.I),
        ("ordinal", r"\b\d+(?:st|nd|rd|th)\b|\bke-\s?\d+\b|"
            r"\b(?:minggu|pekan|hari|bulan|tahun|week|day|month) (?:ke |number )\d+\b", re.I),
        ("ordinal", r"\b(?:test|tes|trial|siklus|cycle|session|sesi)\s\d\b(?![.,]?\d|\s*%)", re.I),
        ("ordinal", r"\b(?:nomor urut|no\.? urut|peringkat|ranked|ranking|ranks?|candidate number|"
            r"ballot number|kategori|golongan|category|tier|BUKU|KBMI)\s+\d{1,2}\b"
            r"(?:\s*(?:,|and|dan|&|-|\u2013)\s*\d{1,2}\b(?![.,]?\d|\s*%))?(?![.,]?\d|\s*%)", re.I),
        # the number of the next row, in a table that has become running text
        ("list marker", r"(?<=[\d%)]\s)\d{1,2}\.(?=\s+(?:[A-Z][a-z]|\d+\s?[-\u2013]\s?\d))", 0),
        ("year", rf"\b{YEAR}s\b|\b{YEAR}/(?:{YEAR}|\d\d)\b", 0),
        ("year", rf"\b{YEAR}{RANGE}(?:{YEAR}|\d\d)\b(?![.,]\d|\s*%)", 0),
        ("year", rf"(?i:\b(?:tahun|year|years|since|sejak|in|during|TA|FY|before|after)\s+){YEAR}\b"
                 r"(?![.,]\d|\s*%)", 0),
    )
)  # fmt: skip
# (5/11) is a date, unless something makes it a ratio: a percentage beside it, its denominator
# again, another ratio
IN_BRACKETS = re.compile(rf"\(({DAY_AND_MONTH})\)")
RATIO = re.compile(r"(?<![\d/])\d+/\d+(?![\d/])")
SHARE = re.compile(r"%|\bpersen|\bper\s?cent")
BESIDE = 30  # characters
MARKER = re.compile(
    r"\((\d{1,2})\)(?=\s*[^\W\d])|(?<![\d.,(\w])(?<![=:] )(\d{1,2})\)(?=\s+[^\W\d])"
)
HEAD_OF_ITEM = re.compile(r"\s*\(?\d{1,2}(?:[.)](?:\s+(?=\D)|(?=[A-Z]))|\s+(?=[A-Z][a-z]))")
# a class of ages or sizes at the head of a row
CLASS = re.compile(
    rf"\W*\d+(?:[.,]\d+)?(?:{RANGE}\d+(?:[.,]\d+)?|\s*\+|\s+(?:and|dan|or|atau)\s+\w+)?"
    r"(?:\s*(?:years?|tahun|yrs?))?\W*"
)
HEAD_OF_SECTION = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+(?=[^\W\d])")


def stretches(text: str, kind: str) -> Iterator[tuple[int, int, str]]:
    """Where a block's text makes no claim: start, end, reason."""
    if kind == "reference":
        yield 0, len(text), "bibliography"
        return
    if kind == "heading" and (match := HEAD_OF_SECTION.match(text)):
        yield 0, match.end(), "table or section"
    if kind in ("paragraph", "list", "note") and (match := HEAD_OF_ITEM.match(text)):
        yield 0, match.end(), "list marker"
    for reason, pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), reason
    for match in IN_BRACKETS.finditer(text):
        beside = text[max(0, match.start() - BESIDE) : match.end() + BESIDE]
        denominator = match[1].partition("/")[2]
        others = re.findall(rf"(?<![\d.,]){denominator}(?![\d.,]*\d)", text)
        if len(others) == 1 == len(RATIO.findall(text)) and not SHARE.search(beside):
            yield match.start(), match.end(), "date"
    expected = 1
    for match in MARKER.finditer(text):
        # markers count up from one; anything else in brackets may be a number of cases
        if int(match[1] or match[2]) == expected:
            yield match.start(), match.end(), "list marker"
            expected += 1
