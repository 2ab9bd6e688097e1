"""YAML and JSON are plain data, read strictly; what is not is told where it stands."""

from decimal import Decimal

import pytest

from runut.tables.strict import DEEPEST, decode, read_json, read_yaml

BOMB = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(9))
YAML = {
    BOMB: "an anchor or its alias",
    "a: 1\na: 2": "the key 'a' twice",
    "a: !!python/object/apply:os.system ['touch hacked']": "the tag",
    "a: !!binary aGFja2Vk": "the tag",
    "a: 2011-99-99": "'2011-99-99'",
    "a: " + "9" * 5000: "'99999",
    "a: " + "[" * 500: "more than 20 levels",
    "? [a]\n: 1": "a key that is no word",
    "a: \u202eb": "U+202E",
    "a: \x00": "city.yaml: found unacceptable character #x0000",
    "a: [": "city.yaml, line 1: found",
    "a:\n\tb: 1\n": r"city.yaml, line 2: found a line that cannot be read, '\tb: 1' ",
    "b: 1\na: &x 1": "line 2: found a line that cannot be read, 'a: &x 1' (an anchor or its alias)",
}


@pytest.mark.parametrize("text", YAML, ids=range(len(YAML)))
def test_yaml_is_plain_data(text):
    _, (error, *_) = read_yaml(text.encode(), "city.yaml")
    assert YAML[text] in str(error)


JSON = {
    '{"a": NaN}': "datapackage.json: found the number NaN",
    '{"a": -Infinity}': "found the number -Infinity",
    '{"a": 1e400}': "the number 1e400",
    '{"a": 1e' + "9" * 20 + "}": "datapackage.json: found the number 1e99999999999999999999",
    '{"a": 1e-' + "9" * 70 + "}": "found the number 1e-999",
    '{"a": 1, "a": 2}': "the key 'a' twice",
    "[" * 100_000: "datapackage.json: found brackets without end",
    '{"a": ' + "9" * 5000 + "}": "the number 99999",
    '{"a": "\\u202e"}': "datapackage.json, a: found U+202E",
    '{"a": "\\ud800"}': "U+D800",
    '{"a": [1, {"b": "\\u202e"}]}': "json, a[1].b: found U+202E",
    '{\n"a" 1}': "datapackage.json, line 2, column 5: found",
    "0." + "1" * 29: "the number 0.1111",
    "1e3": "the number 1e3",
    "1" * 31: "the number 1111",
}


@pytest.mark.parametrize("text", JSON, ids=range(len(JSON)))
def test_json_is_plain_data(text):
    _, (error, *_) = read_json(text.encode(), "datapackage.json")
    assert JSON[text] in str(error)


def test_json_numbers_are_exact():
    assert str(read_json(b'{"a": 0.1}', "x")[0]["a"]) == "0.1"


@pytest.mark.parametrize("digits", ["1" * 30, "0." + "1" * 28, "-1.5"])
def test_a_number_may_be_as_long_as_anybody_means(digits):
    assert read_json(digits.encode(), "x") == (Decimal(digits), [])


def test_yaml_may_be_as_deep_however_much_of_it_there_is():
    deepest = "[" * (DEEPEST - 1) + "1" + "]" * (DEEPEST - 1)  # the number itself is a level
    assert read_yaml(f"{deepest}".encode(), "x")[1] == []
    assert "levels" in str(read_yaml(f"[{deepest}]".encode(), "x")[1][0])
    many = "".join(f"- {deepest[1:-1]}\n" for _ in range(DEEPEST))
    assert read_yaml(many.encode(), "x")[1] == []
    assert "row 21" in str(read_yaml(f"{many}- {deepest}".encode(), "x")[1][0])


def test_what_is_not_utf_8_is_told_with_its_line():
    assert decode(b"\xef\xbb\xbfa", "x") == ("a", None)  # as some programs begin a file
    text, error = decode(b"a\nb\nc\xff", "x")
    assert text == ""
    expected = "text in UTF-8; save it anew in this encoding"
    assert str(error) == f"x, row 3: found byte 0xff, expected {expected}"


@pytest.mark.parametrize("text", ["33:30", "010", "0x7DA", "0b11", "2_010", "1:30.5", ".inf", "1."])
def test_a_number_is_written_as_everybody_reads_it(text):
    _, (error,) = read_yaml(f"a: 1\nyear: {text}\n".encode(), "x.yaml")
    assert error.row == 2 and f"{text!r}, neither a plain number nor in quotes" in error.found
    assert read_yaml(f'year: "{text}"\n'.encode(), "x.yaml") == ({"year": text}, [])


@pytest.mark.parametrize("text", ["2010", "-5", "0", "1.5", "1.0e+3"])
def test_plain_numbers_are_numbers(text):
    content, errors = read_yaml(f"year: {text}\n".encode(), "x.yaml")
    assert not errors and content["year"] == float(text)
