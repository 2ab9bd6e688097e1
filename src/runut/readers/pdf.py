"""PDF by PDFium: its characters with their boxes, put together to words with their places."""

from __future__ import annotations

import ctypes
import zlib
from collections.abc import Iterator
from math import hypot, pi

import pypdfium2
import pypdfium2.raw as pdfium

from runut.check.text import Text
from runut.readers.errors import MEGABYTE, MOST_OF_PART, MOST_PAGES, Unreadable, check_length
from runut.readers.layout import Page, Word
from runut.readers.pages import document

LINE_END_HYPHENS = {"\x02": "-", "\ufffe": "-"}  # what PDFium makes of a hyphen at a line's end
BLANK = frozenset(" \r\n\t\x00")
TURNED = (1, 2, 3)  # quarters; what is slanted is a watermark
SAME_WORD = 0.2  # of the size: a wider gap parts words that no space character parts
RAISED_BY = 0.2  # of the size: a digit that stands so high above its line is a mark
MIGHT_BE_MARKS = frozenset("0123456789,*†‡§abcdefghi+-−")
BOLD = 600
HEAD = 1000  # bytes before a stream that say how it is packed
RATIO = 1032  # what packs best becomes so many times smaller


def read(data: bytes, name: str) -> Text:
    check_unpacked(data, name)
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        why = "locked by a password; save a copy without it" if locked else "a broken PDF file"
        raise Unreadable(name, why) from error
    try:
        if len(opened) > MOST_PAGES:
            raise Unreadable(name, f"more than {MOST_PAGES:,} pages are too many to check")
        found = list(pages(opened, name))
        if not found:
            why = "no text was found in it; let a program recognise the text of its pictures first"
            raise Unreadable(name, why)
        return document(found, name)
    finally:
        opened.close()


def check_unpacked(data: bytes, name: str) -> None:
    """Refuse what unpacks to more than any page has; PDFium unpacks no pictures for their text."""
    end = 0
    while (begin := data.find(b"stream", end)) >= 0:
        end = data.find(b"endstream", begin)
        end = len(data) if end < 0 else end + len(b"endstream")
        head = data[max(0, begin - HEAD) : begin].rpartition(b"obj")[2]
        packed = data[begin + len(b"stream") : end].lstrip(b"\r\n")
        if b"FlateDecode" in head and b"/Image" not in head and len(packed) > MOST_OF_PART // RATIO:
            unpacking, size = zlib.decompressobj(), 0
            try:
                while not unpacking.eof and packed and size <= MOST_OF_PART:
                    size += len(unpacking.decompress(packed, MEGABYTE))
                    packed = unpacking.unconsumed_tail
            except zlib.error:
                continue  # PDFium reads what it can of it
            if size > MOST_OF_PART:
                raise Unreadable(
                    name, f"a page of it unpacks to more than {MOST_OF_PART // MEGABYTE} MB"
                )


def pages(opened: pypdfium2.PdfDocument, name: str) -> Iterator[Page]:
    """Each page's upright text, and its turned text (a broad table) as a page of its own."""
    characters = 0
    for index in range(len(opened)):
        try:
            page = opened[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(name, f"page {index + 1} is broken") from error
        characters += text.count_chars()
        check_length(name, characters)
        found = words(text)
        for turn in (0, *TURNED):
            if found[turn]:
                yield Page(index + 1, found[turn])
        text.close()
        page.close()


def words(page: pypdfium2.PdfTextPage) -> dict[int, list[Word]]:
    """The words of a page in the order of the file, by how many quarters they are turned."""
    raw, box, tight = page.raw, pdfium.FS_RECTF(), [ctypes.c_double() for _ in range(4)]
    x, y = ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    matrix = pdfium.FS_MATRIX()
    matrix_at = ctypes.byref(matrix)
    tight_at = [ctypes.byref(edge) for edge in tight]
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    found: dict[int, list[Word]] = {turn: [] for turn in (0, *TURNED)}
    word, bottom, turn, base, size = None, None, 0, 0.0, 1.0
    spaced, typed = True, False
    for at in range(page.count_chars()):
        code = code_of(raw, at)
        char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if char in BLANK:
            spaced = True
            typed = typed or pdfium.FPDFText_IsGenerated(raw, at) == 0
            continue
        box_of(raw, at, box_at)
        if box.bottom != bottom:  # another line, font or size, or a turned one
            bottom = box.bottom
            pdfium.FPDFText_GetCharOrigin(raw, at, x_at, y_at)
            angle = pdfium.FPDFText_GetCharAngle(raw, at) * 2 / pi
            turn = round(angle) % 4 if abs(angle - round(angle)) < 0.02 else -1
            base = (y.value, x.value, -y.value, -x.value)[turn]
            pdfium.FPDFText_GetMatrix(raw, at, matrix_at)
            size = pdfium.FPDFText_GetFontSize(raw, at) * hypot(matrix.c, matrix.d)
        if turn < 0:
            continue
        left, right = upright(box, turn)
        is_raised = False
        if turn == 0 and char in MIGHT_BE_MARKS:
            pdfium.FPDFText_GetCharBox(raw, at, *tight_at)
            is_raised = char not in "+-−*" and tight[2].value - base > RAISED_BY * size
        char = LINE_END_HYPHENS.get(char, char)
        if (
            word is not None
            and not spaced
            and abs(word.base - base) < 0.05 * size
            and word.is_raised == is_raised
            and word.left <= left + 0.01 <= word.right + SAME_WORD * size
        ):
            word.text += char
            word.right = max(word.right, right)
        else:
            bold = pdfium.FPDFText_GetFontWeight(raw, at) >= BOLD
            word = Word(char, left, right, base, size, bold, spaced, typed, is_raised)
            found[turn].append(word)
        spaced = typed = False
    return found


def upright(box: pdfium.FS_RECTF, turn: int) -> tuple[float, float]:
    """Left and right of a character, with the page turned so that it can be read."""
    if turn == 0:
        return box.left, box.right
    if turn == 1:
        return -box.top, -box.bottom
    if turn == 2:
        return -box.right, -box.left
    return box.bottom, box.top
