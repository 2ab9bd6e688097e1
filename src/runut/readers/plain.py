"""Plain text: paragraphs between blank lines, and tables where a caption announces one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import mean

from runut.check.document.run_in import WITHOUT_SIZE
from runut.check.text import Text
from runut.readers.draft import NOTE, Draft, is_of_table
from runut.readers.heads import with_heads
from runut.readers.typography import compounds_of, decoded, joined

RULE = re.compile(r"[\s|+=_:–—-]*[|+=_–—-]{3,}[\s|+=_:–—-]*$")
ROW_NUMBER = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
ROW_ENDS = re.compile(r"(?:^|\d\s)\d{1,2}\.$")  # the number of the next row
HEAD_OF_NUMBERS = re.compile(r"no\b\.?\s*", re.IGNORECASE)
BULLET = re.compile(r"[•◦▪►*–—-]+(?=\s+\S)")
ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[•◦▪*-])\s+\S")
VALUE = (
    r"[<>≤≥~±+−–-]?(?:Rp\.?\s?)?(?:\d[\d.,\u00a0]*|[.,]\d+)%?(?:\s(?:to|hingga|sampai|s/d)\s[−–-]?\d[\d.,]*%?)?"
    r"(?:\s?[(\[][^()\[\]]*\d[^()\[\]]*[)\]])?|[-–—]"
)
VALUES = re.compile(rf"(?:^|(?<=\s))(?:{VALUE})(?:\s+(?:{VALUE}))*$")
ONE_VALUE = re.compile(VALUE)
ROW = re.compile(rf"[^\W\d]\S*\s+(?:{VALUE})(?:\s+(?:{VALUE}))+(?=\s|$)")
SIZED = re.compile(r".{,90}?\(\s?[nN]\s?=\s?\d[\d.,\u00a0]*\s?\)")
SPACED_SIZE = re.compile(r"(?:(?<=[nN] = )|(?<=[nN]=))\d{1,3}(?: \d{3})+\b")
SPACED_COUNT = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?=\s?[(\[]\d)")
COUNTED = re.compile(r"\d{1,3}(?:[.,]?\d{3})*\s?[(\[]")
OFTEN = 3  # times that a running head stands in the text
LETTERS = 15  # that a running head has at least
LONGEST_ROW = 300  # characters
LONGEST_HEADING = 80
UNWRAPPED = 200  # a line so long is a paragraph
LINE = 45  # characters, on average: text and no cells
CELL = re.compile(r"\S+(?: \S+)*")  # what two blanks part
NUMERAL = re.compile(r"\d{1,3}[.,]\d")  # at the begin of a line; no row or item begins so
ORDINAL = re.compile(r"\d{1,2}")  # of a class, at the end of its name
ENDS = tuple('.!?:;”"»')


def read(data: bytes, name: str) -> Text:
    lines = [
        line.strip("\r\n\ufeff")
        for line in grouped(decoded(data, name)).replace("\f", "\n\n").split("\n")
    ]
    compounds = compounds_of(lines)
    groups = rejoined(without_running_heads(parted_at_blanks(lines)))
    draft = Draft(name)
    at = 0
    while at < len(groups):
        group = groups[at]
        at += 1
        if is_of_table(group[0].strip()):
            caption, rows = parted_caption(group)
            if is_of_prose(rows):  # lines that a page has cut, and no rows
                add_text(draft, group, compounds)
                continue
            heads = caption.pop().split() if are_heads(caption, rows) else []
            draft.add("caption", joined(caption, compounds))
            some = [rows] if rows else []
            while at < len(groups) and not ends_table(groups[at]):
                some.append(groups[at])
                at += 1
            lines = [line for group in some for line in group]
            if have_lost_rows(lines) or len(lines) == 1:
                for group in some:
                    draft.add("paragraph", joined(group, compounds))
            else:
                table = cells_of(lines)
                draft.add_table(with_heads([["", "", *heads], *table] if heads else table))
        elif is_aligned(group):
            draft.add_table(with_heads(aligned_cells(group)))
        else:
            add_text(draft, group, compounds)
    return draft.finish()


def grouped(text: str) -> str:
    """The text with the blanks that part thousands made unlike others in sizes of groups and, where
    it prints some so, before brackets: ``n = 24 706``, ``3 871 (15.7)``."""
    if not SPACED_SIZE.search(text):
        return text
    for number in (SPACED_SIZE, SPACED_COUNT):
        text = number.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    return text


def parted_at_blanks(lines: Sequence[str]) -> list[list[str]]:
    return [
        list(group)
        for has_text, group in groupby(lines, lambda line: bool(line.strip()))
        if has_text
    ]


def without_running_heads(groups: Sequence[list[str]]) -> list[list[str]]:
    """Leave out groups of lines of which each repeats, and page numbers that stand alone."""
    lines = [line for group in groups for line in group]
    # what stands before a value is the label of a row
    seen = Counter(
        key_of(line)
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if is_page(after) or not VALUES.match(after.strip())
    )
    alone = {int(group[0]) for group in groups if len(group) == 1 and is_page(group[0])}
    parted = [VALUES.fullmatch(" ".join(group).strip(" ()")) for group in groups]
    return [
        group
        for group, before, after in zip(groups, [None, *parted], [*parted[1:], None], strict=False)
        if not all(
            # a page's number stands between text, a cell beside others
            (int(line) - 1 in alone or int(line) + 1 in alone) and not before and not after
            if is_page(line)
            else is_like_a_head(line) and seen[key_of(line)] >= OFTEN
            for line in group
        )
    ]


def is_page(line: str) -> bool:
    return line.strip().isdecimal() and len(line.strip()) <= 4


def is_like_a_head(line: str) -> bool:
    """Whether a line that repeats may be a running head, and no row or sentence."""
    return sum(char.isalpha() for char in line) >= LETTERS and not line.rstrip().endswith(ENDS)


def key_of(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def rejoined(groups: Sequence[list[str]]) -> list[list[str]]:
    """Groups, those together again that a page's end has parted within a sentence."""
    whole: list[list[str]] = []
    for group in groups:
        before = whole[-1][-1].strip() if whole else ""
        first = group[0].strip()
        if before and not before.endswith(ENDS) and (first[0].islower() or NUMERAL.match(first)):
            whole[-1] += group
        else:
            whole.append(list(group))
    return whole


def parted_caption(group: Sequence[str]) -> tuple[list[str], list[str]]:
    """The caption's lines, and rows of the table that follow them without a blank line."""
    for at, line in enumerate(group[1:], 1):
        if (
            VALUES.search(line.strip())
            or SIZED.match(line)
            or "|" in line
            or RULE.match(line)
            or "\t" in line
        ):
            return list(group[:at]), list(group[at:])
    return list(group), []


def have_lost_rows(lines: Sequence[str]) -> bool:
    """Whether the cells of a table stand in a line each, or several rows in one."""
    lone = sum(bool(VALUES.match(line.strip())) for line in lines)
    together = any(len(ROW.findall(line)) > 2 for line in lines)
    return not is_aligned(lines) and (together or lone > max(OFTEN, 0.4 * len(lines)))


def are_heads(caption: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether the last line of a caption has a word for each value of the first row: n % n %."""
    values = VALUES.search(rows[0].strip()) if rows else None
    words = caption[-1].split() if len(caption) > 1 else []
    return bool(values) and len(words) == len(ONE_VALUE.findall(values[0])) > 1


def is_of_prose(lines: Sequence[str]) -> bool:
    """Whether many of the lines below a caption are long and end without a value."""
    prose = [line for line in lines if len(line) > 2 * LINE and not VALUES.search(line.strip())]
    return len(prose) > 2 and 5 * len(prose) > len(lines)


def ends_table(group: Sequence[str]) -> bool:
    first = group[0].strip()
    if len(first) > UNWRAPPED and first.endswith(ENDS):
        return True
    if NOTE.match(first) or is_of_table(first):
        return True
    if ROW_NUMBER.match(first) or any(VALUES.search(line.strip()) for line in group):
        return False
    return len(group) > 2 and sum(map(len, group)) > LINE * len(group)


def is_aligned(group: Sequence[str]) -> bool:
    """Whether lines hold cells: bars or tabs in each, or gaps that stand below each other."""
    lines = [line for line in group if not RULE.match(line)]
    if len(lines) < 2:
        return False
    if all("|" in line for line in lines) or all("\t" in line for line in lines):
        return True
    gapped = sum(bool(re.search(r"\S {2,}\S", line)) for line in lines)
    has_columns = len(gaps(lines)) > 0 or columns_of(lines)
    return gapped > 0.6 * len(lines) and bool(has_columns) and any(map(VALUES.search, lines))


def gaps(lines: Sequence[str]) -> list[int]:
    """Where columns end: places at which two characters or more are blank in every line."""
    width = max(map(len, lines))
    filled = {at for line in lines for at, char in enumerate(line) if char != " "}
    blank = [at for at in range(width) if at not in filled]
    inner = [at for at in blank if min(filled, default=0) < at]
    return [b for a, b in pairwise(inner) if b - a == 1 and b + 1 in filled]


def columns_of(lines: Sequence[str]) -> list[float]:
    """The middles of columns that do not stand below each other from the first line to the last, as
    those of a page set in letters of many widths: where most rows have as many cells."""
    rows = [list(CELL.finditer(line)) for line in lines if VALUES.search(line.rstrip())]
    usual = max(Counter(map(len, rows)).items(), key=itemgetter(1), default=(0, 0))[0]
    full = [row for row in rows if len(row) == usual]
    if usual < 3 or len(full) < 3 or len(full) < 0.6 * len(rows):
        return []
    return [
        mean(cell.start() + cell.end() for cell in cells) / 2 for cells in zip(*full, strict=True)
    ]


def placed_cells(line: str, middles: Sequence[float]) -> list[str]:
    """The cells of a line, each in the column next to it."""
    cells = list(CELL.finditer(line))
    if len(cells) == len(middles):
        return [cell[0] for cell in cells]
    row = [""] * len(middles)
    for cell in cells:
        middle = (cell.start() + cell.end()) / 2
        at = min(range(len(middles)), key=lambda column: abs(middles[column] - middle))
        row[at] = f"{row[at]} {cell[0]}".strip()
    return row


def aligned_cells(group: Sequence[str]) -> list[list[str]]:
    lines = [line for line in group if not RULE.match(line)]
    if all("|" in line for line in lines):
        rows = [line.strip().strip("|").split("|") for line in lines]
    elif all("\t" in line for line in lines):
        rows = [line.split("\t") for line in lines]
    elif len(middles := columns_of(lines)) > len(gaps(lines)) + 1:
        rows = [placed_cells(line, middles) for line in lines]
    else:
        edges = [0, *gaps(lines), max(map(len, lines))]
        rows = [[line[a:b] for a, b in pairwise(edges)] for line in lines]
    width = max(map(len, rows))
    return [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]


def cells_of(lines: Sequence[str]) -> list[list[str]]:
    """The cells of a table whose columns one blank parts: number, label and values of each row."""
    lines = [line for line in lines if not RULE.match(line)]
    if is_aligned(lines):
        return aligned_cells(lines)
    rows = labelled(list(loose_rows([line.strip() for line in lines])))
    width = max((len(values) for _, _, values in rows), default=0)
    if rows and (sizes := list(SIZED.finditer(rows[0][1]))):
        rows = [*parted_heads(rows[0], sizes, width), *rows[1:]]
    table = [
        [number, label, *values, *[""] * (width - len(values))] for number, label, values in rows
    ]
    if table and not any([table[0][0], *table[0][2:]]):
        table[0] = head_of(table[0][1], width)
    return table


def labelled(rows: Sequence[tuple[str, str, list[str]]]) -> list[tuple[str, str, list[str]]]:
    """Rows one value longer than most with words, whose label is that value, or ends with it."""
    widths = [len(values) for _, label, values in rows if label]
    usual = max(widths, key=widths.count, default=0)
    return [
        (number, f"{label} {values[0]}".strip(), values[1:])
        if len(values) == usual + 1 and (not label or ORDINAL.fullmatch(values[0]))
        else (number, label, values)
        for number, label, values in rows
    ]


def parted_heads(
    row: tuple[str, str, list[str]], sizes: Sequence[re.Match[str]], width: int
) -> Iterator[tuple[str, str, list[str]]]:
    """The heads of groups, each with its size, that have run into the first row's label.

    They stand above counts with their shares, where as many are in the row.
    """
    number, label, values = row
    counted = [at for at, value in enumerate(values) if COUNTED.match(value)]
    places = counted if len(counted) == len(sizes) else range(min(len(sizes), width))
    rest = label[sizes[-1].end() :].strip()
    others = [other.end() for other in WITHOUT_SIZE.finditer(rest)]
    cut = max(others, default=0)
    heads = [rest[:cut]] * width
    pairs = re.search(rf"(?:\b[nNfF]\s%\s*){{{len(sizes)}}}", rest)
    if pairs:  # a count and a share below each size
        places, cut = range(0, 2 * len(sizes), 2), pairs.end()
        words = rest[: pairs.start()].split()
        others = words if len(words) == width - 2 * len(sizes) else [""] * (width - 2 * len(sizes))
        heads = ["n", "%"] * len(sizes) + others
    for at, size in zip(places, sizes, strict=False):
        heads[at] = f"{size[0].strip()} {heads[at] if pairs else ''}".strip()
    yield "", "", heads
    yield number, rest[cut:].strip(), values


def loose_rows(lines: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Number, label and values of each row; a row ends with its values or where the next begins."""
    number, label, next_ = "", [], 1
    for line in lines:
        begins = ROW_NUMBER.match(line)
        if begins and int(begins[1]) == next_:
            if label:
                yield number, joined(label), []
            number, label, next_ = begins[1], [], next_ + 1
            line = line[begins.end() :]
        values = VALUES.search(line) if len(line) <= LONGEST_ROW else None
        label.append(line[: values.start()] if values else line)
        if values:
            found = [value.strip() for value in ONE_VALUE.findall(values[0])]
            if not label[-1] and len(found) > 1 and found[0][0] in "<>≤≥":
                label.append(found.pop(0))  # a class
            yield number, joined(label), found
            number, label = "", []
    if label:
        yield number, joined(label), []


def head_of(text: str, width: int) -> list[str]:
    """The row of heads: a word for each column of values, and what is left for the labels."""
    number = HEAD_OF_NUMBERS.match(text)
    words = text[number.end() if number else 0 :].split()
    labels = words[: len(words) - width] if len(words) > width else []
    values = words[len(labels) :]
    return [number[0].strip() if number else "", " ".join(labels), *values][: width + 2]


def add_text(draft: Draft, group: Sequence[str], compounds: frozenset[str]) -> None:
    begun = 0
    longest = max(map(len, group))
    bullets = Counter(mark[0] for line in group if (mark := BULLET.match(line.strip())))
    for at in range(1, len(group) + 1):
        mark = BULLET.match(group[at].strip()) if at < len(group) else None
        is_item = mark and bullets[mark[0]] > 1
        if at == len(group) or is_item or begins(group, at, longest):
            lines = group[begun:at]
            draft.add(kind_of(lines, len(group)), joined(lines, compounds))
            begun = at


def begins(group: Sequence[str], at: int, longest: int) -> bool:
    """Whether a line of a group begins a paragraph."""
    before, line = group[at - 1].strip(), group[at].strip()
    if is_title(before) != is_title(line) or len(before) > UNWRAPPED:
        return True
    is_end = before.endswith(ENDS) and not ROW_ENDS.search(before)
    return is_end and (len(before) < 0.8 * longest or bool(ITEM.match(line)))


def is_title(line: str) -> bool:
    return line.isupper() and sum(char.isalpha() for char in line) > 4


def kind_of(lines: Sequence[str], together: int) -> str:
    text = " ".join(line.strip() for line in lines)
    if len(text) > LONGEST_HEADING or not text[0].isalnum() or NOTE.match(text):
        return "paragraph"
    alone = len(lines) == together == 1 and not text.endswith((*ENDS, ","))
    return "heading" if is_title(text) or (alone and text[0].isupper()) else "paragraph"
