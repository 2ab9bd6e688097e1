"""The styles that DOCX files are made with, drawn from pandoc's own reference document."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

SERIF = "Times New Roman"
BLACK = RGBColor(0, 0, 0)
LINK = RGBColor(0x1B, 0x4F, 0x72)
# name: size, bold (None: as the row of a table says), italic, space before and after; in points
STYLES = {
    "Normal": (11, None, False, 0, 6),
    "Body Text": (11, None, False, 0, 6),
    "First Paragraph": (11, False, False, 0, 6),
    "Compact": (9.5, None, False, 1, 1),
    "Title": (17, True, False, 0, 6),
    "Subtitle": (12, False, True, 0, 6),
    "Author": (11, False, False, 0, 12),
    "Heading 1": (13, True, False, 18, 6),
    "Heading 2": (11.5, True, True, 12, 4),
    "Heading 3": (11, False, True, 10, 4),
    "Abstract": (10, False, False, 0, 8),
    "Keywords": (10, False, False, 0, 12),
    "Source Note": (9, False, False, 3, 10),
    "Derivation": (7.5, None, False, 0, 1),
    "Table Caption": (10, False, False, 10, 4),
    "Image Caption": (10, False, False, 4, 10),
    "Bibliography": (10.5, False, False, 0, 4),
}
# a zip entry without a date of its own cannot be older
OLDEST = (1980, 1, 1, 0, 0, 0)


def reference_document(default: bytes) -> bytes:
    """Pandoc's reference.docx with a journal's page, type and table; same bytes every time."""
    document = Document(io.BytesIO(default))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    for name, shape in STYLES.items():
        if name not in document.styles:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Body Text"]
        set_type(document.styles[name], *shape)
    for name in ("Title", "Subtitle", "Author"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Abstract", "Keywords"):
        layout = document.styles[name].paragraph_format
        layout.left_indent = layout.right_indent = Cm(1)
    entry = document.styles["Bibliography"].paragraph_format
    entry.left_indent, entry.first_line_indent = Cm(0.9), Cm(-0.9)
    document.styles["Table Caption"].paragraph_format.keep_with_next = True
    document.styles["Hyperlink"].font.color.rgb = LINK
    rule_tables(document.styles["Table"])
    number_pages(section.footer.paragraphs[0])
    return packed(document)


def set_type(
    style: ParagraphStyle, size: float, bold: bool | None, italic: bool, before: float, after: float
) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = SERIF, Pt(size), bold, italic
    font.color.rgb = BLACK
    properties = style.element.get_or_add_rPr()
    for spread in properties.findall(qn("w:spacing")):
        properties.remove(spread)
    fonts = properties.get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), SERIF)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def rule_tables(style) -> None:
    """Rules above and below the table and under its head, which is bold; none elsewhere."""
    properties = style.element.find(qn("w:tblPr"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom"):
        borders.append(rule(side))
    properties.find(qn("w:tblCellMar")).addprevious(borders)
    head = OxmlElement("w:rPr")
    head.append(OxmlElement("w:b"))
    style.element.find(qn("w:tblStylePr")).insert(0, head)


def rule(side: str) -> OxmlElement:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    return line


def number_pages(paragraph) -> None:
    """A centred page number, as a field that Word fills in."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        field(paragraph.add_run()._r, kind, text)


def field(run, kind: str, text: str = ""):
    """A run as a part of a field: where it begins, is parted from what it shows, or ends; or, with
    ``text``, what it is to show."""
    if text:
        part = OxmlElement("w:instrText")
        part.text = text
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    else:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
    run.append(part)
    return run


def packed(document) -> bytes:
    """The document as a zip whose entries carry no date."""
    made = io.BytesIO()
    document.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
