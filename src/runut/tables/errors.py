"""What is wrong with an input, told so that a person can put it right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

MANY = 5  # errors alike, beyond which they are counted
LONGEST = 300  # characters of a text that a message shows
TEXTS = (".yaml", ".yml", ".json", ".qmd", ".md", ".bib")  # have lines and names, not columns


@dataclass(frozen=True, order=True)
class ValidationError:
    """One error of an input file. ``row`` counts from 1, the header included; 0 is the file. Of
    what is no table it is the line, and ``column`` the name under which something stands."""

    file: str
    row: int
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        place = [plain(self.file)] if self.file else []
        is_text = Path(self.file).suffix in TEXTS
        if self.row:
            place.append(f"{'line' if is_text else 'row'} {self.row}")
        if self.column:
            place.append("column " * (not is_text or bool(self.row)) + plain(self.column))
        said = f"found {plain(self.found)}, expected {plain(self.expected)}"
        return f"{', '.join(place)}: {said}" if place else said


def plain(text: str) -> str:
    """A text of unknown origin for a terminal: nothing in it is acted on, or fills the screen."""
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in shown
    )


class BadInput(Exception):
    """An input cannot be used; carries all its errors, not just the first."""

    def __init__(self, errors: list[ValidationError]):
        self.errors = sorted(errors)
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        told = (f"  {line}" for line in without_repeats(self.errors))
        super().__init__("\n".join([f"{count} in the input:", *told]))

    @classmethod
    def of(cls, file: str | Path, found: str, expected: str, column: str = "") -> BadInput:
        """One error of a file as a whole, or of what it says under a name."""
        return cls([ValidationError(str(file), 0, column, found, expected)])


def without_repeats(errors: Sequence[ValidationError]) -> Iterator[str]:
    """Each error; of many of one column that expect the same, the first and how many more."""
    alike: dict[object, list[ValidationError]] = {}
    for error in errors:
        alike.setdefault((error.file, error.column, error.expected), []).append(error)
    for some in alike.values():
        yield from map(str, some[: MANY - 1] if len(some) > MANY else some)
        if len(some) > MANY:
            last = some[-1]
            at = f"column {plain(last.column)}: " if last.column else ""
            yield (
                f"{plain(last.file)}, {at}the same in {len(some) - MANY + 1} more rows, the last "
                f"of them row {last.row}"
            )


def parted(error: ValueError) -> tuple[str, str]:
    """What an error of the form ``found …, expected …`` found, and what it expected."""
    found, _, expected = str(error).rpartition(", expected ")
    return found.removeprefix("found "), expected


def errors_of(read: Callable, *given: object) -> list[ValidationError]:
    """What is wrong with an input: what ``read`` finds, nothing where it can be read."""
    try:
        read(*given)
    except BadInput as bad:
        return bad.errors
    return []


def nearest(name: str, names: Iterable[str], most: int = 6) -> str:
    """The names that there are, those first that are most like this one."""
    ranked = sorted(names, key=lambda one: (-SequenceMatcher(None, name, one).ratio(), one))
    return listed(ranked, most) or "none"


def listed(names: Sequence[str], most: int) -> str:
    """Names in a row: the first ``most`` of them, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
