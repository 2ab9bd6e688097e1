"""What a record says of a build that differs: which number, which paragraph."""

import io
import json

import docx
import matplotlib.pyplot as plt
import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import Link

from runut.builds import manifest
from runut.builds.logs import Mendable
from runut.builds.manifest import compare_inputs, compare_outputs, record, reproduced, told
from runut.documents import processes
from workflow.scripts.check_manifest import read_record
from workflow.scripts.manifest import main as write_record


def page(*paragraphs: str) -> bytes:
    return ("<html><body>" + "".join(f"<p>{one}</p>" for one in paragraphs)).encode()


def registry(**numbers: str) -> bytes:
    return json.dumps({"numbers": {name: {"exact": one} for name, one in numbers.items()}}).encode()


def document(*paragraphs: str) -> bytes:
    made = docx.Document()
    for one in paragraphs:
        made.add_paragraph(one)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def picture(shade: int, level: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (9, 9), shade).save(file, "PNG", compress_level=level)
    return file.getvalue()


def differences(path: str, before: bytes, now: bytes) -> tuple[str, list[str]]:
    (one,) = compare_outputs(record("embedded", {}, {path: before}), {path: now}, "embedded")
    return one.status, one.differences


def test_the_same_bytes_are_reproduced():
    files = {"results/a.html": page("One.", "Two."), "results/b.csv": b"a,b\n1,2\n"}
    found = compare_outputs(record("embedded", {}, files), files, "embedded")
    assert [one.status for one in found] == [manifest.SAME] * 2
    assert reproduced(found)


def test_a_changed_number_is_told_with_both_its_values():
    before, now = registry(rate="1/3", poor="7"), registry(rate="1/4", poor="7")
    status, said = differences("results/x/indicators.json", before, now)
    assert status == manifest.DIFFERENT
    assert said[0] == "the number rate: recorded 1/3, here 1/4"
    assert said[1] == "value numbers.rate.exact is not as recorded: numbers.rate.exact: 1/4"
    assert len(said) == 2


@pytest.mark.parametrize("write", [page, document])
def test_a_changed_paragraph_is_told(write):
    path = {page: "a.html", document: "a.docx"}[write]
    status, said = differences(path, write("One.", "Two."), write("One.", "Too."))
    assert status == manifest.DIFFERENT
    assert said == ["paragraph 2 is not as recorded: Too."]


def test_added_and_removed_paragraphs_are_told_by_their_place():
    three, two = page("One.", "Two.", "Three."), page("One.", "Three.")
    assert differences("a.html", three, two)[1] == [
        "1 recorded parts are missing after paragraph 1"
    ]
    assert differences("a.html", two, three)[1] == ["paragraph 2 was not recorded: Two."]


def test_markup_alone_is_the_same_content():
    before = page("One.", "Two <b>x</b>.")
    now = b"<html><head><style>p {}</style></head><body><p>One.</p>\n<p  id='a'>Two\nx.</p>"
    assert differences("a.html", before, now) == (manifest.CONTENT, [])


def test_pictures_are_compared_by_what_they_show():
    assert differences("a.png", picture(9, 0), picture(9, 9))[0] == manifest.CONTENT
    assert differences("a.png", picture(9, 0), picture(8, 0))[0] == manifest.DIFFERENT


def test_a_figures_labels_are_told():
    def drawn(label: str) -> bytes:
        figure, axes = plt.subplots()
        axes.set_xlabel(label)
        file = io.BytesIO()
        figure.savefig(file, format="svg", metadata={"Date": None})
        plt.close(figure)
        return file.getvalue()

    said = differences("a.svg", drawn("poor"), drawn("rich"))[1]
    assert "label “rich” is not as recorded: rich" in said


def test_a_changed_row_is_told():
    said = differences("a.csv", b"a,b\n1,2\n", b"a,b\n1,3\n")[1]
    assert said == ["row 2 is not as recorded: 1, 3"]


def test_missing_and_new_files_are_not_a_reproduction():
    recorded = record("embedded", {}, {"a.csv": b"", "b.csv": b""})
    found = compare_outputs(recorded, {"b.csv": b"", "c.csv": b""}, "embedded")
    assert [one.status for one in found] == [manifest.MISSING, manifest.SAME, manifest.NEW]
    assert not reproduced(found)


def test_another_input_explains_other_results():
    recorded = record("embedded", {"data/a.csv": b"1"}, {"b.csv": b"1"})
    inputs = compare_inputs(recorded, {"data/a.csv": b"2"})
    lines = told(recorded, inputs, compare_outputs(recorded, {"b.csv": b"2"}, "embedded"))
    assert lines[0] == "data/a.csv: an input that is different"
    assert "so other results are to be expected" in lines[-2]
    assert lines[-1] == "1 files: 1 different. Not reproduced."


def test_another_machine_is_named(monkeypatch):
    recorded = record("embedded", {}, {"b.csv": b"1"})
    monkeypatch.setattr(manifest, "machine", lambda: "Python 3.13, Linux, aarch64")
    lines = told(recorded, [], compare_outputs(recorded, {"b.csv": b"1"}, "embedded"))
    assert any("here: Python 3.13, Linux, aarch64" in line for line in lines)


def test_a_long_list_of_differences_is_counted():
    before, now = page(*map(str, range(50))), page(*map(str, range(50, 100)))
    recorded = record("embedded", {}, {"a.html": before})
    lines = told(recorded, [], compare_outputs(recorded, {"a.html": now}, "embedded"))
    assert "    and 42 more" in lines


def test_another_renderer_is_compared_by_the_words_of_its_pages():
    pages = {"a.html": page("One.", "Two."), "c.docx": document("x"), "b.html": page("One.")}
    here = {
        "a.html": b"<body><div>One. <b>Two.</b></div>",
        "c.docx": document("x", ""),
        "b.html": page("Two."),
    }
    found = compare_outputs(record("embedded", {}, pages), here, "quarto")
    assert [one.status for one in found] == [manifest.WORDS, manifest.DIFFERENT, manifest.WORDS]
    assert not reproduced(found)
    assert reproduced([found[0], found[2]])
    assert (
        compare_outputs(
            record("embedded", {}, {"c.docx": document("x")}), {"c.docx": document("y")}, "quarto"
        )[0].status
        == manifest.DIFFERENT
    )
    # an old record says nothing of its words: what cannot be compared is not reproduced
    old = record("embedded", {}, {"c.docx": document("x")})
    del old["outputs"]["c.docx"]["words"]
    assert not reproduced(compare_outputs(old, {"c.docx": document("x", "y")}, "quarto"))


def test_a_crate_with_other_sums_alone_is_the_same():
    before, now = (b'{"@graph": [{"@id": "a", "sha256": "%d"}]}' % at for at in (1, 2))
    assert differences("results/ro-crate-metadata.json", before, now) == (manifest.CONTENT, [])


DATA = '<p>One.</p><script type="application/json">{"a": %s}</script>'


@pytest.mark.parametrize(
    ("path", "before", "now", "said"),
    [
        ("a.html", DATA % 1, DATA % 2, "value a is not as recorded: a: 2"),
        ("a.html", "<p>A</p><script>1</script>", "<p>A</p><script>2</script>", "script 1 is not"),
        ("a.html", "<div>A <p>B</p></div>", "<div>C <p>B</p></div>", "is not as recorded: C"),
        ("a.html", "<p><a href='#a'>A</a>", "<p><a href='#b'>A</a>", "link 1 is not as recorded"),
        ("a.html", "<p><img src='data:a'>", "<p><img src='data:b'>", "picture 1 is not"),
        ("a.html", "<p><img alt='poor'>", "<p><img alt='rich'>", "description 1 is not as recor"),
        ("a.html", "<p><i aria-label='1'>", "<p><i aria-label='2'>", "label 1 is not as recorded"),
        ("a.html", "<p><i title='1'>", "<p><i title='2'>", "title 1 is not as recorded: 2"),
        ("a.html", "<p><input value='1'>", "<p><input value='2'>", "entry 1 is not as recorded"),
        ("a.csv", '"b, c",d', 'b,"c, d"', "row 1 is not"),
        ("a.yml", "a: 1\nb: 2\n", "a: 1\nb: 3\n", "line 2 is not as recorded: b: 3"),
        ("a.json", '{"a": 1}', '{"a": "1"}', "value a is not"),
        ("a.json", '{"a": []}', '{"a": {}}', "value a is not"),
        ("a.json", '{"a": 1, "b": []}', '{"a": 1}', "1 recorded parts are missing"),
        ("a.json", '{"a.b": 1}', '{"a": {"b": 1}}', "value a.b is not"),
        ("a.json", '{"sha256": "1"}', '{"sha256": "2"}', "value sha256 is not"),
    ],
)
def test_what_a_reader_could_be_misled_by_is_no_same_content(path, before, now, said):
    status, told = differences(path, before.encode(), now.encode())
    assert status == manifest.DIFFERENT
    assert any(said in one for one in told), told


def test_swapped_pictures_of_a_document_are_told(tmp_path):
    def pictured(*shades: int) -> bytes:
        made, file = docx.Document(), io.BytesIO()
        for shade in shades:
            made.add_picture(io.BytesIO(picture(shade, 0)))
        made.save(file)
        return file.getvalue()

    status, told = differences("a.docx", pictured(1, 2), pictured(2, 1))
    assert status == manifest.DIFFERENT and "picture" in told[0]


def made_by_pandoc(markdown: str) -> bytes:
    arguments = ["--from", "markdown", "--to", "docx", "--output", "-"]
    return processes.run([processes.PANDOC, *arguments], "", markdown.encode()).stdout


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("One.[^1]\n\n[^1]: It is {}.", "is not as recorded: It is two."),
        ("One ![{}](a.png)", "description 1 is not as recorded: two"),
    ],
)
def test_what_a_document_says_outside_its_text_is_compared(tmp_path, monkeypatch, markdown, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.png").write_bytes(picture(1, 0))
    before, now = (made_by_pandoc(markdown.format(one)) for one in ("one", "two"))
    status, told = differences("a.docx", before, now)
    assert status == manifest.DIFFERENT and said in told[0]


def test_another_target_of_a_link_in_a_pdf_is_told():
    def linked(address: str) -> bytes:
        made, file = PdfWriter(), io.BytesIO()
        made.add_blank_page(9, 9)
        made.add_annotation(0, Link(rect=(0, 0, 9, 9), url=address))
        made.write(file)
        return file.getvalue()

    status, told = differences("a.pdf", linked("https://a.org"), linked("https://b.org"))
    assert status == manifest.DIFFERENT
    assert "page 1, link 1 is not as recorded: https://b.org" in told[0]


def test_another_drawing_in_a_pdf_is_told():
    def drawn(height: int) -> bytes:
        figure, axes = plt.subplots()
        axes.bar([1], [height])
        axes.set_ylim(0, 9)
        file = io.BytesIO()
        figure.savefig(file, format="pdf", metadata={"CreationDate": None})
        plt.close(figure)
        return file.getvalue()

    status, told = differences("a.pdf", drawn(1), drawn(2))
    assert status == manifest.DIFFERENT and "page 1, the drawing" in told[0]


EMPTY = {"engine": "", "recorded_on": "", "inputs": {}, "numbers": {}, "outputs": {}}


@pytest.mark.parametrize(
    "text",
    [
        *("", "<<<<<<< ours\n{}", "{}", "[]", '{"engine": 1}', "\xff"),
        *(json.dumps(EMPTY | {name: []}) for name in ("inputs", "numbers", "outputs")),
        json.dumps(EMPTY | {"numbers": {"a": 1}}),
        *(json.dumps(EMPTY | {"outputs": {"a": one}}) for one in (1, {}, {"sha256": ""})),
    ],
)
def test_a_broken_record_is_one_message(tmp_path, text):
    file = tmp_path / "embedded.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(Mendable, match=r"embedded\.json .*Take it from a version"):
        read_record(file)


def test_inputs_that_only_one_of_the_builds_has_are_named():
    recorded = record("embedded", {"a.csv": b"1", "b.csv": b"1"}, {})
    found = compare_inputs(recorded, {"b.csv": b"1", "c.csv": b"1"})
    assert [(one.path, one.status) for one in found] == [
        ("a.csv", manifest.MISSING), ("c.csv", manifest.NEW),
    ]  # fmt: skip


def test_another_picture_within_a_pdf_is_told():
    def shown(shade: int) -> bytes:
        figure, axes = plt.subplots()
        axes.imshow([[0, shade], [9, 9]], cmap="gray", vmin=0, vmax=9, interpolation="none")
        file = io.BytesIO()
        figure.savefig(file, format="pdf", metadata={"CreationDate": None})
        plt.close(figure)
        return file.getvalue()

    status, told = differences("a.pdf", shown(1), shown(5))
    assert status == manifest.DIFFERENT and "page 1, the drawing" in told[0]


def test_a_record_needs_no_folder_but_its_own(tmp_path, monkeypatch):
    """The build's own may lie on another disk, from which no file can be put in its place."""
    monkeypatch.chdir(tmp_path)
    write_record({}, [], "embedded")
    assert read_record(tmp_path / "manifests/embedded.json")["outputs"] == {}
    assert [path.name for path in (tmp_path / "manifests").iterdir()] == ["embedded.json"]
