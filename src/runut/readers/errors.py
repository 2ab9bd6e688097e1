"""What a reader says of a file that it cannot read, and how much it is willing to read."""

MEGABYTE = 1 << 20
MOST_BYTES = 100 * MEGABYTE  # of a file
MOST_UNPACKED = 400 * MEGABYTE  # of what a packed file holds
MOST_OF_PART = 64 * MEGABYTE  # of the text of a packed file, or of one page of a PDF
MOST_TAGS = 750_000  # a page has some 1,500
MOST_PAGES = 3000
MOST_CHARACTERS = 10_000_000  # a page has some 3,000 to 6,000
MOST_NUMBERS = 100_000  # a page of tables has some 500


class Unreadable(Exception):
    """A file that cannot be read; the message names it and says why."""

    def __init__(self, name: str, why: str):
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


def check_length(name: str, characters: int) -> None:
    if characters > MOST_CHARACTERS:
        raise Unreadable(name, f"more than {MOST_CHARACTERS:,} characters are too many to check")


def check_numbers(name: str, numbers: int) -> None:
    if numbers > MOST_NUMBERS:
        raise Unreadable(name, f"more than {MOST_NUMBERS:,} numbers are too many to check")


def check_tags(name: str, tags: int) -> None:
    if tags > MOST_TAGS:
        raise Unreadable(name, f"more than {MOST_TAGS:,} elements are too many to check")
