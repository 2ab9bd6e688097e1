"""The words around a check's outcome in both languages."""

WORDS = {
    "title": {"en": "Check of", "id": "Pemeriksaan"},
    "covered": {
        "en": "{tested} of {claims} numbers could be tested; {alone} stand alone.",
        "id": "{tested} dari {claims} bilangan dapat diuji; {alone} berdiri sendiri.",
    },
    "left_out": {
        "en": "{count} more are no claims: {reasons}.",
        "id": "{count} lainnya bukan klaim: {reasons}.",
    },
    "nothing": {
        "en": "Nothing was found that cannot be right.",
        "id": "Tidak ada yang ditemukan mustahil benar.",
    },
    "alone_note": {
        "en": "A number that stands alone was not tested; that it is not named says nothing of it.",
        "id": "Bilangan yang berdiri sendiri tidak diuji; tidak disebut bukan berarti benar.",
    },
    "major": {"en": "cannot be right", "id": "mustahil benar"},
    "minor": {"en": "slip", "id": "keliru kecil"},
    "note": {"en": "note", "id": "catatan"},
    "meant": {"en": "perhaps meant: {number}", "id": "mungkin maksudnya: {number}"},
    "page": {"en": "p. {page}", "id": "hlm. {page}"},
    "findings": {"en": "Findings", "id": "Temuan"},
    "text": {"en": "The text with its numbers", "id": "Teks dengan bilangannya"},
    "relations": {"en": "How it hangs together", "id": "Kaitannya"},
    "holds": {"en": "holds", "id": "berlaku"},
    "fails": {"en": "does not hold", "id": "tidak berlaku"},
    "chance": {
        "en": "{count} such matches are expected by chance",
        "id": "{count} kecocokan semacam ini diperkirakan terjadi secara kebetulan",
    },
    "likely_chance": {
        "en": "likelier chance than not; judges nothing",
        "id": "lebih mungkin kebetulan; tidak menilai apa pun",
    },
    "problems": {
        "en": "Decisions that no longer fit",
        "id": "Keputusan yang tidak lagi cocok",
    },
    "legend": {"en": "What the marks mean", "id": "Arti tandanya"},
    "wrong": {"en": "cannot be right", "id": "mustahil benar"},
    "doubted": {"en": "stands beside what cannot be right", "id": "di samping yang mustahil benar"},
    "tested": {"en": "follows from other numbers", "id": "terkait bilangan lain"},
    "by_chance": {"en": "matches others, likely by chance", "id": "cocok, mungkin kebetulan"},
    "alone": {"en": "stands alone, not tested", "id": "berdiri sendiri, tidak diuji"},
    "to_paste": {"en": "For a report", "id": "Untuk laporan"},
    "back": {"en": "close", "id": "tutup"},
}


def say(key: str, language: str, **values: object) -> str:
    return WORDS[key][language].format(**values)
