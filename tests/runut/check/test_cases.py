"""Whole texts as other fields print them, in both languages: what must be found and what must not.

The right ones are the kinds of numbers that checkers before this one took for wrong.
"""

import re
from pathlib import Path

import pytest

from runut.check import check
from tests.runut.check.examples import text_of

RIGHT = {
    "attributes of a cohort": (
        "Baseline of the 148 enrolled patients\n| | n (%) |\n| Male | 91 (61.5%) |\n"
        "| Diabetes | 52 (35.1%) |\n| Hypertension | 67 (45.3%) |\n| Smoker | 30 (20.3%) |",
        "Keadaan awal 148 pasien yang diikutkan\n| | n (%) |\n| Laki-laki | 91 (61,5%) |\n"
        "| Diabetes | 52 (35,1%) |\n| Hipertensi | 67 (45,3%) |\n| Perokok | 30 (20,3%) |",
    ),
    "deviations and ranges": (
        "| | All (n = 41) |\n| Stage I | 19 (46%) |\n| Stage II | 22 (54%) |\n"
        "| Age, mean (SD) | 47 (13) |\n| Income, median [IQR] | 23 [17-31] |",
        "| | Semua (n = 41) |\n| Stadium I | 19 (46%) |\n| Stadium II | 22 (54%) |\n"
        "| Umur, rerata (SB) | 47 (13) |\n| Pendapatan, median [IQR] | 23 [17-31] |",
    ),
    "a difference before rounding": (
        "The AUC rose from 0.7034 to 0.7263, a difference of 0.02.",
        "AUC naik dari 0,7034 menjadi 0,7263, selisih 0,02.",
    ),
    "a rounded statistic": ("t(10) = 3, p = .009.", "t(10) = 3, p = 0,009."),
    "one-sided": (
        "A one-tailed test gave t(40) = 1.80, p = .04.",
        "Uji satu sisi menghasilkan t(40) = 1,80, p = 0,04.",
    ),
    "no p value": (
        "Seasonality (P = 5.2) was strongest in the north.",
        "Pengaruh musim (P = 5,2) paling kuat di utara.",
    ),
    "attributes in a sentence": (
        "Of 620 people asked, 240 owned a bicycle, 310 a motorcycle and 180 both or neither.",
        "Dari 620 orang yang ditanya, 240 punya sepeda, 310 sepeda motor, dan 180 keduanya atau "
        "tidak satu pun.",
    ),
}
WRONG = {
    "shares of a cohort": (
        "61",
        "| | Cohort (n = 148) |\n| Male | 91 (66) |\n| Female | 57 (34) |",
        "| | Kohor (n = 148) |\n| Laki-laki | 91 (66) |\n| Perempuan | 57 (34) |",
    ),
    "exclusions": (
        "3,097",
        "We excluded 214 for missing weight and 97 for age from 3,408 records, which left 3,079.",
        "Dari 3.408 catatan, 214 dikeluarkan karena berat kosong dan 97 karena umur, sehingga "
        "tersisa 3.079.",
    ),
    "a rate": (
        "2.3",
        "There were 96 events in 41,200 person-years, a rate of 3.2 per 1,000 person-years.",
        "Terjadi 96 peristiwa dalam 41.200 orang-tahun, yaitu 3,2 per 1.000 orang-tahun.",
    ),
    "more than the whole": (
        "",
        "Of the 326 cases, 58 (17.8%) were mild, 191 (58.6%) moderate and 103 (31.6%) severe.",
        "Dari 326 kasus, 58 (17,8%) ringan, 191 (58,6%) sedang, dan 103 (31,6%) berat.",
    ),
    "a negative p": (
        ".03",
        "The groups differed, t(198) = -2.22, p = -.03.",
        "Kedua kelompok berbeda, t(198) = -2,22, p = -0,03.",
    ),
    "a zero lost": ("049", "F(1, 19) = 4.44, p = 0.48.", "F(1, 19) = 4,44, p = 0,48."),
    "ten times too large": (
        ".035",
        "\u03c7\u00b2(2) = 6.71, p = .35.",
        "\u03c7\u00b2(2) = 6,71, p = 0,35.",
    ),
    "another decision": (".028", "r(48) = .31, p < .01.", "r(48) = 0,31, p < 0,01."),
    "two digits swapped": (
        "72.7",
        "Specificity was 92.9% (13/14), sensitivity 76.2% (16/22).",
        "Spesifisitas 92,9% (13/14), sensitivitas 76,2% (16/22).",
    ),
    "outside its interval": (
        "",
        "OR 1.42 (95% CI 1.51 to 1.98).",
        "RO 1,42 (IK 95% 1,51 hingga 1,98).",
    ),
    "no such mean": (
        "",
        "The mean was 3.47 (SD 0.91) on whole numbers from 1 to 5, n = 25.",
        "Rata-ratanya 3,47 (SB 0,91) pada bilangan bulat dari 1 sampai 5, n = 25.",
    ),
}


@pytest.mark.parametrize("texts", RIGHT.values(), ids=RIGHT)
def test_nothing_is_found_in_what_is_right(texts):
    for text in texts:
        assert check([text_of(text)]).findings == ()


@pytest.mark.parametrize(("meant", "english", "indonesian"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_found_with_what_was_meant(meant, english, indonesian):
    swap = str.maketrans(".,", ",.")
    for text, expected in ((english, meant), (indonesian, meant.translate(swap))):
        findings = check([text_of(text)]).findings
        assert findings and all(finding.severity != "note" for finding in findings)
        suggested = " ".join(finding.suggestion for finding in findings)
        assert expected.lstrip(".,") in suggested


def test_no_right_number_is_accused():
    """Two hundred short texts and tables that a careless checker takes for wrong."""
    texts = Path(__file__).with_name("right.txt").read_text(encoding="utf-8").split("\n===\n")
    accused = {text: findings for text in texts if (findings := check([text_of(text)]).findings)}
    assert len(texts) > 200 and accused == {}


@pytest.mark.slow
@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["in one run", "a cell a paragraph"])
def test_no_right_number_is_accused_where_a_table_became_running_text(between):
    texts = Path(__file__).with_name("right.txt").read_text(encoding="utf-8").split("\n===\n")
    tables = [text for text in texts if "|" in text]
    run_in = [between.join(re.split(r"\s*\|[\s|]*|\n", text)) for text in tables]
    accused = {text: findings for text in run_in if (findings := check([text_of(text)]).findings)}
    assert len(run_in) > 20 and accused == {}


def test_a_decision_that_changes_is_said():
    [finding] = check([text_of("r(48) = .31, p < .01.")]).findings
    assert "changes the decision at the level of .01" in finding.explanation["en"]
    assert "mengubah keputusan pada taraf .01" in finding.explanation["id"]


PRESS = {
    "en": "In March 2016 the number was {now} thousand people, {fewer} thousand fewer than in "
    "March 2015, when it was {before} thousand people. The rate stood at {rate_now} per cent, down "
    "{points} points from {rate_before} per cent.",
    "id": "Pada Maret 2016 jumlahnya {now} ribu orang, berkurang {fewer} ribu orang dibandingkan "
    "Maret 2015 yang sebesar {before} ribu orang. Angkanya {rate_now} persen, turun {points} poin "
    "dari {rate_before} persen.",
}
PRINTED = {
    "now": "176,92", "before": "182,64", "fewer": "5,72",
    "rate_now": "14,89", "rate_before": "15,38", "points": "0,49",
}  # fmt: skip


@pytest.mark.parametrize("language", PRESS)
def test_a_press_release_hangs_together(language):
    printed = {k: v.replace(",", ".") if language == "en" else v for k, v in PRINTED.items()}
    report = check([text_of(PRESS[language].format(**printed))])
    assert report.findings == ()
    assert [n.printed for n in report.claims] == [
        printed[k] for k in ("now", "fewer", "before", "rate_now", "points", "rate_before")
    ]
    assert {n.magnitude for n in report.claims} == {"thousand", ""}
    assert len(report.tested) == 6


@pytest.mark.parametrize("language", PRESS)
@pytest.mark.parametrize("name", PRINTED)
def test_a_digit_changed_in_a_press_release_is_noticed(language, name):
    wrong = PRINTED[name][:-1] + str((int(PRINTED[name][-1]) + 3) % 10)
    printed = PRINTED | {name: wrong}
    printed = {k: v.replace(",", ".") if language == "en" else v for k, v in printed.items()}
    [finding] = check([text_of(PRESS[language].format(**printed))]).findings
    assert finding.kind == "difference"


MEANS = """Answers in whole numbers
| Question | Group | People | Mean |
| enjoyable | control | 20 | -.45 |
| enjoyable | one | 20 | +1.35 |
| enjoyable | twenty | 20 | -.05 |
| learned | control | 20 | 3.08 |
| learned | one | 20 | 2.80 |
| learned | twenty | 20 | 3.15 |
| science | control | 20 | 5.60 |
| science | one | 20 | 6.45 |
| science | twenty | 20 | 5.18 |
| again | control | 20 | -.62 |
| again | one | 20 | +1.20 |
| again | twenty | 20 | -.25 |"""


def test_three_of_twelve_means_cannot_come_from_whole_numbers():
    findings = check([text_of(MEANS)]).findings
    told = {re.search(r"is (\S+?);", f.explanation["en"])[1] for f in findings}
    assert told == {"3.08", "5.18", "-.62"}
    assert all("half points would allow it" in f.explanation["en"] for f in findings)
    assert all("nilai setengah memungkinkannya" in f.explanation["id"] for f in findings)
