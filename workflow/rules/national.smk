# A national file, where the config names one: fetched once, and corrected.
from runut.tables.errors import errors_of

NATIONAL = config.get("national")
NATIONAL_FILES, NATIONAL_MAP = [], []

if NATIONAL:
    NATIONAL_FILE = NATIONAL.get("path") or (
        f"build/downloads/{NATIONAL['sha256']}.{NATIONAL['url'].rpartition('.')[2]}"
    )
    NATIONAL_FILES = [
        NATIONAL_FILE,
        *([NATIONAL["corrections"]] if "corrections" in NATIONAL else []),
    ]
    NATIONAL_MAP = [NATIONAL["map"]["path"]] if "map" in NATIONAL else []
    stop_with(
        [
            ValidationError(CONFIG, 0, "national", f"no file {file}", "a file")
            for file in [*NATIONAL_FILES, *NATIONAL_MAP]
            if not ("url" in NATIONAL and file == NATIONAL_FILE)
            and not Path(file).is_file()
        ]
    )

    if "url" in NATIONAL:

        rule download:
            input:
                source=choice(
                    "download",
                    {"url": NATIONAL["url"], "sha256": NATIONAL["sha256"]},
                ),
            output:
                NATIONAL_FILE,
            log:
                "logs/download.log",
            localrule: True
            message:
                "Fetching the national file"
            script:
                "../scripts/national/download.py"


if NATIONAL and "url" not in NATIONAL:
    from analysis.opening.national import open_national

    CHECKS.append(lambda: errors_of(open_national, NATIONAL, Path(NATIONAL_FILE)))
if NATIONAL_MAP:
    from analysis.opening.map import open_map

    CHECKS.append(lambda: errors_of(open_map, NATIONAL["map"]))
    READ_TOO["#national-map"] = NATIONAL_MAP[0]
for file, name in zip(NATIONAL_FILES, ["#national-file", "#national-corrections"]):
    READ_TOO[NATIONAL.get("url", name) if name == "#national-file" else name] = file
