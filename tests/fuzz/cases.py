"""What all fuzzing shares: how many cases, how long each may take, what they are made of.

``FUZZ=nightly uv run pytest --dist=load tests/fuzz`` tries ten thousand cases of each reader,
``FUZZ=ci`` a few hundred; without it some are tried. Other than nightly they are always the same
ones.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from runut.tables.errors import BadInput, ValidationError

PROFILES = {"quick": 20, "ci": 200, "nightly": 10_000}
PROFILE = os.environ.get("FUZZ", "quick")
# Of the processor's time, so that a busy machine makes no hang; a case takes well under one.
SECONDS = 10

# What breaks readers: marks, digits of other scripts, controls, markup, templates, paths.
NASTY = st.sampled_from(
    [
        "", "0", "-0", "007", "1e400", "1E5", "NaN", "Infinity", "9" * 5000, "1" * 40, "0x1f",
        "1_0", "٣", "१२", "１２３", "²", "½", "Ⅷ", "−5", "–5", "1.000.000", "1,000,000",
        "1.00.000", "12,5", "12.5", ".5", "5.", "+5", "--5", " 5", "5 ", "\u00a05", "5%",
        "1\u202f000", "1'000", "\x00", "\r", "\n", "\r\n", "\t", '"', '""', "'", ",", ";",
        "\x0b", "\x1b[31m", "\x85", "\ufeff", "\u200b", "\u202e", "\u2066", "\u2028", "\ud7ff",
        "\U0001f600", "e\u0301", "\u00e9", "a" * 140_000, "total", "None", "nan", "null", "~",
        "true", "no", "2011-99-99", "1:30", "../x", "/etc/passwd", "..\\x", "CON", "nul.csv",
        "a/../../b", "C:\\x", "x" * 300, "{cause}", "{0}", "{cause.__class__}", "{", "}", "{{",
        "%s", "$HOME", "`id`", "$(id)", "(a+)+$", "[a-z]*" * 30, "(?P<x>", "[", "\\",
        "<script>alert(1)</script>", "<b>", "&amp;", "*x*", "[a](b)", "`{python} 1`", "@ref",
        "$x$", "&a [*a]", "*a", "!!python/object/apply:os.system ['id']", "!!binary x", "<<: x",
        "- - - -", "[" * 200, "{" * 200, "[" * 100_000, "? [a]", "a: 1\na: 2", "---", "...",
        "%YAML 9", "|", ">",
    ]
)  # fmt: skip
TEXT = st.one_of(NASTY, st.text(max_size=30), st.text("0123456789.,- ", max_size=15))
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-3, 10**20), st.floats(), NASTY, st.text(max_size=9)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=5,
)


class Hang(Exception):
    """A case took longer than any may."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    def stop(*_):
        raise Hang(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def fuzz(costs: int = 1, **strategies: st.SearchStrategy) -> Callable:
    """Try a test with many cases; it returns whether its input was read, and raises where a reader
    does what none may do. The end of the run says how many cases there were.

    ``costs``: for a slow test, of how many cases one is tried.
    """

    def decorate(test: Callable[..., bool]) -> Callable:
        counts: Counter = Counter()

        def counted(**drawn):
            counts["cases"] += 1
            with within(SECONDS):
                counts["read" if test(**drawn) else "refused"] += 1

        tried = settings(
            max_examples=max(1, PROFILES[PROFILE] // costs),
            deadline=None,
            derandomize=PROFILE != "nightly",
            database=None,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )(given(**strategies)(counted))

        def told(told_at_end):
            try:
                tried()
            finally:
                name = test.__name__.removeprefix("test_").replace("_", " ")
                said = (
                    f"{counts['cases']} cases, {counts['read']} read, {counts['refused']} refused"
                )
                told_at_end(f"Fuzzing ({PROFILE}), {name}: {said}")

        return told

    return decorate


def spliced(original: bytes) -> st.SearchStrategy[bytes]:
    """A file with a piece of it replaced by something nasty, cut out, or doubled."""
    place = st.integers(0, len(original))

    def put(start: int, length: int, piece: bytes) -> bytes:
        return original[:start] + piece + original[start + length :]

    encoded = TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))
    pieces = st.one_of(encoded, st.binary(max_size=20))
    return st.one_of(
        st.builds(put, place, st.integers(0, 12), pieces),
        st.builds(put, place, st.integers(0, 400), st.just(b"")),
        st.builds(lambda start, length: original + original[start : start + length], place, place),
        in_place_of_cells(original, pieces),
    )


def in_place_of_cells(original: bytes, pieces: st.SearchStrategy[bytes]) -> st.SearchStrategy:
    """A CSV file with one whole cell replaced."""
    cells = original.split(b",")

    def put(at: int, piece: bytes) -> bytes:
        return b",".join([*cells[:at], piece, *cells[at + 1 :]])

    return st.builds(put, st.integers(0, len(cells) - 1), pieces)


@st.composite
def altered(draw, original: object) -> object:
    """A document with one value somewhere in it replaced, removed, doubled or renamed."""
    found = copied(original)
    place = found
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = draw(st.sampled_from(keys))
        inner = place[key]
        if isinstance(inner, (dict, list)) and inner and draw(st.integers(0, 3)):
            place = inner
            continue
        how = draw(st.sampled_from(["replace", "replace", "remove", "double", "rename"]))
        if how == "remove":
            del place[key]
        elif how == "double" and isinstance(place, list):
            place.append(copied(inner))
        elif how == "rename" and isinstance(place, dict):
            place[draw(TEXT)] = place.pop(key)
        else:
            place[key] = draw(st.one_of(VALUES, TEXT))
        return found


def copied(value: object) -> object:
    if isinstance(value, dict):
        return {key: copied(inner) for key, inner in value.items()}
    return [copied(inner) for inner in value] if isinstance(value, list) else value


def clear(errors: list[ValidationError]) -> bool:
    """False, so that a test can return it, once it has been seen that errors say what they must."""
    assert errors
    for error in errors:
        assert error.file and error.found and error.expected, error
        assert error.row >= 0
        message = str(error)
        assert message.isprintable() and len(message) < 2000
    return False


def refused(error: BadInput) -> bool:
    return clear(error.errors)
