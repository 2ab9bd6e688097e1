"""Coverage-guided fuzzing of one reader, with atheris: what reaches new code is built upon.

    uv run --with atheris==3.0.0 python tools/guided_fuzz.py json -runs=300000

It begins with the files that the project ships, judges as the tests in ``tests/fuzz`` do, and ends
at the first case that a reader neither reads rightly nor refuses clearly. That case is kept in
``build/fuzz/``; given as the last argument it is tried again. The other arguments are libFuzzer's.
The name of no reader prints their names.
"""

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "fuzz"
sys.path.insert(0, str(ROOT))


def readers() -> dict[str, tuple[list[bytes], Callable[[bytes], object]]]:
    """By name, what fuzzing begins with, and how one case is tried."""
    from tests.fuzz import test_national, test_readers

    paths = sorted(test_readers.RESOURCES)
    plain, counts = test_readers.PLAIN, test_readers.COUNTS

    def numeral(data: bytes) -> None:
        text, decimal, group, *_ = (data.decode("utf-8", "replace") + "\0\0").split("\0")
        test_readers.test_numerals.one(case=(text, decimal, group))

    def table(data: bytes) -> None:
        if data:
            path = paths[data[0] % len(paths)]
            test_readers.test_tables.one(case=(path, data[1:]))

    def findings(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        test_readers.test_findings.one(text=text)

    def of_city(path: str) -> Callable[[bytes], object]:
        return lambda data: test_readers.study({**plain, path: data})

    def of(test: Callable) -> Callable[[bytes], object]:
        return lambda data: test.one(data=data)

    tables = [bytes([at]) + test_readers.FILES[path] for at, path in enumerate(paths)]
    return {
        "numerals": ([b"1.000,5\0,\0."], numeral),
        "tables": (tables, table),
        "yaml": ([plain["city.yaml"]], of(test_readers.test_yaml)),
        "json": ([test_readers.FILES["datapackage.json"]], of(test_readers.test_json)),
        "counts": ([plain[counts]], of_city(counts)),
        "descriptions": ([plain["city.yaml"]], of_city("city.yaml")),
        "findings": ([b"# a\n\n- b *c* [d](https://e.org)\n\n> e\n1. f\n"], findings),
        "manuscripts": ([test_readers.MANUSCRIPT], of(test_readers.test_manuscripts)),
        "national": ([test_national.FILE], of(test_national.test_national_files)),
        "corrections": ([test_national.CORRECTIONS], of(test_national.test_corrections)),
    }


def main(name: str, options: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["analysis", "rendering"]):
        known = readers()
    if name not in known:
        sys.exit(f"name one of the readers: {', '.join(known)}")
    seeds, reader = known[name]
    corpus = KEPT / name
    corpus.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(seeds):
        (corpus / f"shipped-{at}").write_bytes(seed)
    if not options or options[-1].startswith("-"):
        options = [*options, str(corpus)]
    # longer than the longest shipped file, so that it can grow
    most = 2 * max(map(len, seeds))
    kept = f"-artifact_prefix={KEPT}/{name}-"
    atheris.Setup([sys.argv[0], f"-max_len={most}", kept, *options], reader)
    atheris.Fuzz()


if __name__ == "__main__":
    main("".join(sys.argv[1:2]), sys.argv[2:])
