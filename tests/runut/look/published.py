"""Three tables as a statistical office publishes them. The numbers of 2009 are invented from those
of 2010. How each table is laid out, and what is odd in it, stands here.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

MEASURES = ("population", "poor", "official_rate", "employed", "unemployed")
PROVINCES = {"12": "Sumatera Utara", "13": "Sumatera Barat", "16": "Sumatera Selatan",
             "18": "Lampung", "32": "Jawa Barat", "33": "Jawa Tengah", "34": "DI Yogyakarta",
             "35": "Jawa Timur", "73": "Sulawesi Selatan"}  # fmt: skip
OF_2010 = """\
code,name,population,poor,official_rate,employed,unemployed
1275,Kota Medan,2097610,212300,10.05,886815,133811
1371,Kota Padang,833562,52800,6.31,304790,52416
1671,Kota Palembang,1455284,218600,15.00,577122,93713
1872,Kota Metro,145471,20100,13.77,62301,8871
3273,Kota Bandung,2394873,118600,4.95,948124,131353
3374,Kota Semarang,1555984,79700,5.12,724687,71499
3471,Kota Yogyakarta,388627,37800,9.75,191139,15294
3578,Kota Surabaya,2765487,195700,7.07,1245542,91390
7371,Kota Makassar,1338663,78700,5.86,507962,78216
"""
Numbers = dict[tuple[str, int], dict[str, str]]


def counts() -> tuple[dict[str, str], Numbers]:
    """The cities' names and numbers, by code and year."""
    names, found = {}, {}
    for row in csv.DictReader(io.StringIO(OF_2010)):
        names[row["code"]] = row["name"]
        found[row["code"], 2010] = {one: row[one] for one in MEASURES}
    for (code, _), given in list(found.items()):
        found[code, 2009] = given | {"population": str(int(given["population"]) - 1234),
                                     "poor": str(int(given["poor"]) + 300)}  # fmt: skip
    return names, found


def clean_file(path: Path, names: dict[str, str], found: Numbers) -> None:
    """The same numbers as a file of one row for each place and year."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines)
        out.writerow(["code", "name", "province", "year", *MEASURES])
        for (code, year), given in sorted(found.items()):
            of_year = given if year == 2010 else {one: given[one] for one in ("population", "poor")}
            values = [of_year.get(one, "") for one in MEASURES]
            out.writerow([code, names[code], PROVINCES[code[:2]], year, *values])


def pointed(number: str) -> str:
    return f"{int(number):,}".replace(",", ".")


def population_sheet(path: Path, names: dict[str, str], found: Numbers) -> None:
    """A workbook: title, a head of three storeys with merged cells, two years by sex, provinces
    above their cities, codes of three forms, thousands as text, stars, a raised note."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tabel 3.1"
    sheet.append(["Tabel 3.1", "Jumlah Penduduk menurut Kabupaten/Kota dan Jenis Kelamin (jiwa)"])
    sheet.append(["Table 3.1", "Population by Regency/City and Sex (people)"])
    sheet.append([])
    sheet.append(["Kode", "Kabupaten/Kota", "Penduduk", *[None] * 5, "Luas (km2)"])
    sheet.append([None, None, 2009, None, None, "2010*", None, None, None])
    sheet.append([None, None, *["Laki-laki", "Perempuan", "Jumlah"] * 2, None])
    sheet.append([f"({at})" for at in range(1, 10)])
    for area in ("A4:A6", "B4:B6", "C4:H4", "C5:E5", "F5:H5", "I4:I6"):
        sheet.merge_cells(area)
    for at, code in enumerate(sorted(names)):
        province = code[:2]
        if all(other[:2] != province for other in sorted(names)[:at]):
            sheet.append([int(province), PROVINCES[province].upper(), *["9.999.999"] * 6, "-"])
        cells: list = []
        for year in (2009, 2010):
            number = found[code, year]["population"]
            half = int(number) // 2
            cells += [pointed(str(half)), pointed(str(int(number) - half)), pointed(number)]
        if at == 1:
            cells[5] += "*"
        if at == 2:
            raised = TextBlock(InlineFont(vertAlign="superscript"), "2")
            cells[5] = CellRichText(cells[5], raised)
        if at == 3:
            cells[5] = int(found[code, 2010]["population"])
        forms = (int(code), f"{code[:2]}.{code[2:]}", f"{code}000")
        sheet.append([forms[at % 3], f" {names[code]}\u00a0", *cells, 12.5])
    sheet.append([None, "INDONESIA", *["99.999.999"] * 6, "…"])
    sheet.append(["Catatan: * angka sementara"])
    sheet.append(["Sumber: Badan Pusat Statistik, Sensus Penduduk 2010"])
    book.save(path)


def poverty_text(path: Path, names: dict[str, str], found: Numbers) -> None:
    """Semicolons, Windows-1252, no codes: thousands of people with decimal commas for two years,
    the rate for one of them, the cities below a heading that says their kind, two of them under
    names that no other table has."""
    storey = "Penduduk Miskin (ribu jiwa);;Persentase Penduduk Miskin;Garis Kemiskinan"
    lines = ["Jumlah dan Persentase Penduduk Miskin menurut Kabupaten/Kota;;;;", ";;;;",
             f"Kabupaten/Kota;{storey}",
             ";2009;2010;2010;2010", "Kabupaten/Regency;;;;", "Entah;...;...;n.a.;…",
             "Kota/Municipality;;;;"]  # fmt: skip
    for at, (code, name) in enumerate(names.items()):
        bare = {"7371": "Ujung Pandang", "3374": "Semarrang"}.get(code, name.removeprefix("Kota "))
        poor = [f"{int(found[code, year]['poor']) / 1000:.1f}".replace(".", ",")
                for year in (2009, 2010)]  # fmt: skip
        rate = found[code, 2010]["official_rate"].replace(".", ",")
        lines.append(f"{at + 1}. {bare}\u00a0;{poor[0]};{poor[1]};{rate};250.000")
    lines += ["Jumlah/Total;;31.023,4;13,33;", ";;;;", "Sumber: BPS, Susenas – Juli 2010;;;;", ""]
    path.write_bytes("\r\n".join(lines).encode("windows-1252"))


def labour_text(path: Path, names: dict[str, str], found: Numbers) -> None:
    """A byte-order mark, commas, quoted thousands, one row for each city and sex, names in
    capitals."""
    lines = [
        "Kode Wilayah,Nama Wilayah,Jenis Kelamin,Tahun,Bekerja,Pengangguran,Angkatan Kerja,TPAK"
    ]
    for code, name in names.items():
        employed, unemployed = (int(found[code, 2010][one]) for one in ("employed", "unemployed"))
        for part, share in (("Laki-laki", 2), ("Perempuan", 2), ("Total", 1)):
            work, seek = employed // share, unemployed // share
            cells = ",".join(f'"{one:,}"' for one in (work, seek, work + seek))
            lines.append(f"{code},{name.upper()} ,{part},2010,{cells},61.3")
    path.write_bytes(("\ufeff" + "\n".join([*lines, ""])).encode())
