"""Small national files for tests."""

COLUMNS = {
    "code": "kode",
    "name": "nama",
    "province": "provinsi",
    "year": "tahun",
    "population": "penduduk",
    "poor": "miskin",
    "official_rate": "persen",
    "employed": "bekerja",
    "unemployed": "menganggur",
    "labour_force": "angkatan",
}
YEARS = (2009, 2010, 2011)
FIRST = {"population": 100_000, "poor": 10_000, "employed": 40_000, "unemployed": 4_000}


def rows(districts: int = 8, years: tuple[int, ...] = YEARS) -> list[dict]:
    """Districts of one province without anything suspicious: each larger than the last."""
    found = []
    for at in range(1, districts + 1):
        for year in years:
            counts = {name: at * at * n + (year - 2009) * n // 100 for name, n in FIRST.items()}
            found.append(
                {
                    "kode": str(3300 + at),
                    "nama": f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at % 26]}daerah, Kab.",
                    "provinsi": "TENGAH",
                    "tahun": str(year),
                    "penduduk": str(counts["population"]),
                    "miskin": str(counts["poor"]),
                    "persen": f"{100 * counts['poor'] / counts['population']:.2f}",
                    "bekerja": str(counts["employed"]),
                    "menganggur": str(counts["unemployed"]),
                    "angkatan": str(counts["employed"] + counts["unemployed"]),
                }
            )
    return found


def csv_of(found: list[dict]) -> bytes:
    lines = [",".join(COLUMNS.values())]
    for row in found:
        lines.append(",".join(f'"{row[column]}"' for column in COLUMNS.values()))
    return "\n".join([*lines, ""]).encode()


def at(found: list[dict], code: int, year: int) -> dict:
    """The row of a district in a year, to be changed."""
    return next(row for row in found if (row["kode"], row["tahun"]) == (str(code), str(year)))
