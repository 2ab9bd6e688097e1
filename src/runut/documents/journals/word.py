"""Finishes a DOCX as journals take it: captions and cross references in fields that Word counts
anew, tables as wide as the text, a running head, the language, and numbered lines where they are
asked for.

It works on the finished file, whichever renderer made it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Twips

from runut.documents.reference_docx import field, packed

COUNTED = {"TableCaption": "Table", "ImageCaption": "Figure"}  # what Word counts them as
DERIVED = "d-"  # begins the marks of the numbers that a table derives
NUMBERED = re.compile(r"(.*?)(\d+(?:\.\d+)*)(\D*)")
# whose spelling a language is checked by, where the document does not say
REGIONS = {"en": "en-GB", "id": "id-ID"}


def finish(file: Path, about: Mapping) -> None:
    """Finish the document in ``file``. ``about``: its front matter, of which ``lang``,
    ``running-head`` and ``line-numbers`` matter."""
    document = Document(str(file))
    body = document.element.body
    marked = mark_numbers(body)
    for link in [*body.iter(qn("w:hyperlink"))]:
        name, label = marked.get(link.get(qn("w:anchor")), ("", ""))
        # a number alone would become the whole label once Word counts anew
        if name and text_of(link).endswith(label):
            refer(link, name)
    for table in body.iter(qn("w:tbl")):
        fit(table, width_of(document.sections[0]))
    language = str(about.get("lang", "en"))
    tag(document, REGIONS.get(language, language))
    for section in document.sections:
        if head := about.get("running-head"):
            paragraph = section.header.paragraphs[0]
            paragraph.text = str(head)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if about.get("line-numbers") is True:
            number_lines(section)
    file.write_bytes(packed(document))


def mark_numbers(body) -> dict[str, tuple[str, str]]:
    """Make fields of the numbers of captions, and mark these and the numbers of headings; returns
    the marks, with what they are around, by the ids of what is numbered."""
    marked: dict[str, tuple[str, str]] = {}
    open_now: dict[str, str] = {}  # names by the ids of bookmarks, innermost last
    highest = max((int(one.get(qn("w:id"))) for one in body.iter(qn("w:bookmarkStart"))), default=0)
    bounds = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
    for element in [*body.iter(*bounds, qn("w:p"))]:
        if element.tag in bounds:
            name = element.get(qn("w:name")) or ""
            open_now.pop(element.get(qn("w:id")), None)
            if name.startswith(("tbl-", "fig-", "sec-")):
                open_now[element.get(qn("w:id"))] = name
            continue
        of_one_form(element)
        name, style = next(reversed(open_now.values()), ""), style_of(element)
        run = numbered_run(element) if style.startswith((*COUNTED, "Heading")) else None
        if name and name not in marked and run is not None:
            highest += 1
            before, figures, _ = NUMBERED.fullmatch(text_of(run)).groups()
            marked[name] = "_Ref_" + re.sub(r"\W", "_", name), before + figures
            mark(run, marked[name][0], highest, COUNTED.get(style, ""))
    return marked


def of_one_form(paragraph) -> None:
    """Leave a paragraph one ``w:pPr``, all that it may have: Quarto puts a caption's style into
    another after the first."""
    forms = paragraph.findall(qn("w:pPr"))
    for one in forms[:-1]:
        paragraph.remove(one)
    style = forms[-1].find(qn("w:pStyle")) if len(forms) > 1 else None
    if style is not None:
        forms[-1].insert(0, style)


def style_of(paragraph) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return found.get(qn("w:val")) if found is not None else ""


def numbered_run(paragraph):
    """The run that holds the number of a caption or a heading; None where there is none."""
    first = paragraph.find(qn("w:r"))
    if first is None or not NUMBERED.fullmatch(text_of(first)):
        return None
    is_number = first.find(f"{qn('w:rPr')}/{qn('w:rStyle')}[@{qn('w:val')}='SectionNumber']")
    return first if style_of(paragraph) in COUNTED or is_number is not None else None


def text_of(run) -> str:
    return "".join(one.text or "" for one in run.iter(qn("w:t")))


def mark(run, name: str, number: int, counted: str) -> None:
    """Put a bookmark around a label and its number; of one that Word is to count, ``counted`` says
    among what."""
    before, figures, after = NUMBERED.fullmatch(text_of(run)).groups()
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:name"), name)
    for one in (start, end):
        one.set(qn("w:id"), str(number))
    inside = [like(run, before)] if before else []
    shown = like(run, figures)
    inside += fields(run, f" SEQ {counted} \\* ARABIC ", [shown]) if counted else [shown]
    for one in (start, *inside, end, *([like(run, after)] if after else [])):
        run.addprevious(one)
    run.getparent().remove(run)


def refer(link, name: str) -> None:
    """Make a link to a numbered thing a field that shows its number. Of a section Word knows the
    number alone, so that the word before it stays outside."""
    runs = link.findall(qn("w:r"))
    if name.startswith("_Ref_sec") and (found := NUMBERED.fullmatch(text_of(runs[0]))):
        before, figures, after = found.groups()
        runs = [like(runs[0], figures + after), *runs[1:]]
        link.addprevious(like(runs[0], before))
    for one in fields(runs[0], f" REF {name} \\h \\* MERGEFORMAT ", runs):
        link.addprevious(one)
    link.getparent().remove(link)


def fields(run, instruction: str, shown: list) -> Iterator:
    """The runs of a field that shows ``shown`` until Word counts anew."""
    yield field(like(run, ""), "begin")
    yield field(like(run, ""), "", instruction)
    yield field(like(run, ""), "separate")
    yield from shown
    yield field(like(run, ""), "end")


def like(run, text: str):
    """A run of the same type with another text."""
    made = OxmlElement("w:r")
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        made.append(copy.deepcopy(properties))
    if text:
        part = OxmlElement("w:t")
        part.text = text
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(part)
    return made


def width_of(section) -> int:
    """How wide the text is, in Word's twentieths of a point."""
    return (section.page_width - section.left_margin - section.right_margin) // Twips(1)


def fit(table, width: int) -> None:
    """Set a table as wide as the text, with rows that no page's end parts. One that derives the
    numbers is set in small type and may go over several pages, others are kept on one, with the
    line below them: in each cell, as LibreOffice looks at no style for it."""
    columns = table.tblGrid.gridCol_lst
    whole = sum(int(one.get(qn("w:w"))) for one in columns)
    for one in columns:
        one.set(qn("w:w"), str(round(int(one.get(qn("w:w"))) * width / whole)))
    for row in table.tr_lst:
        row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    if any(one.get(qn("w:name")).startswith(DERIVED) for one in table.iter(qn("w:bookmarkStart"))):
        for style in table.iter(qn("w:pStyle")):
            style.set(qn("w:val"), "Derivation")
    else:
        for paragraph in table.iter(qn("w:p")):
            paragraph.get_or_add_pPr().get_or_add_keepNext()


def tag(document, language: str) -> None:
    """Say which language the text is in, in its defaults and its properties."""
    defaults = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:rPr')}")
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        defaults.append(found)
    found.set(qn("w:val"), language)
    document.core_properties.language = language


def number_lines(section) -> None:
    numbers = OxmlElement("w:lnNumType")
    numbers.set(qn("w:countBy"), "1")
    numbers.set(qn("w:restart"), "continuous")
    # the order of the parts of a section is fixed: after its margins
    section._sectPr.find(qn("w:pgMar")).addnext(numbers)
