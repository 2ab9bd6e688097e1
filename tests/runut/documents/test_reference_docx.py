import io
import subprocess

import pypandoc
from docx import Document

from runut.documents.reference_docx import STYLES, reference_document


def default() -> bytes:
    """Pandoc's own reference document."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file=reference.docx"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_the_styles_are_made_the_same_every_time():
    made = reference_document(default())
    assert made == reference_document(default())
    document = Document(io.BytesIO(made))
    assert set(STYLES) <= {style.name for style in document.styles}
    assert round(document.sections[0].page_width.cm) == 21
