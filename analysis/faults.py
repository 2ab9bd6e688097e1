"""What is wrong with an input, told so that a person can put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One fault of an input file. ``row`` counts from 1, the header included; 0 is the file."""

    file: str
    row: int
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: found {self.found}, expected {self.expected}"


class BadInput(Exception):
    """An input cannot be used; carries all its faults, not just the first."""

    def __init__(self, faults: list[Fault]):
        self.faults = sorted(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"{count} in the input:", *(f"  {f}" for f in self.faults)]))
