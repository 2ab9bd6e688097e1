"""``uv run verify``: every printed number of the cities' articles, judged in the terminal.

Exit status: 0 when all is as expected; 1 when a verdict is not the expected one, or a claim is new
or missing; 2 when it could not be checked, because an input is bad or not there.
"""

import argparse
import sys
import traceback
from pathlib import Path

from rich.console import Console

from runut.builds.files import has_claims, read_folder
from runut.claims.verification import verification, vocabulary
from runut.numerals.locales import LANGUAGES
from runut.reports.terminal import show, terminal
from runut.tables.faults import BadInput

MANUSCRIPT = Path("manuscript")
CITIES = Path("data/cities")
sys.path.insert(0, "")  # the study's own modules
AS_EXPECTED, UNEXPECTED, NOT_CHECKED = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Judge the cities named (else all that have claims) and print what was found."""
    parser = argparse.ArgumentParser(prog="verify", description=__doc__)
    parser.add_argument("cities", nargs="*", help="names of folders in data/cities")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    asked = parser.parse_args(arguments)
    try:
        return verify_cities(asked.cities, asked.language, terminal())
    except (BadInput, OSError) as fault:
        print(f"Not checked: {fault}", file=sys.stderr)
    except Exception:  # left to itself Python would exit with 1, which means something else here
        traceback.print_exc()
    return NOT_CHECKED


def new_city() -> int:
    from analysis.new_city import main

    return main()


def verify_cities(names: list[str], language: str, console: Console) -> int:
    from analysis.city import read_city

    words = vocabulary(MANUSCRIPT)
    folders = [CITIES / name for name in names] or sorted(filter(has_claims, CITIES.glob("*")))
    if not folders:
        raise FileNotFoundError(f"no city in {CITIES} has claims")
    all_expected = True
    for folder in folders:
        if not has_claims(folder):
            raise FileNotFoundError(f"{folder / 'claims.csv'}: no such file")
        content = verification(read_city(read_folder(folder), folder.as_posix()), words)
        show(content, words, language, console)
        all_expected = all_expected and content["as_expected"]
    return AS_EXPECTED if all_expected else UNEXPECTED


if __name__ == "__main__":
    sys.exit(main())
