"""A made-up country of three provinces and nine districts: its words and codes are its own data."""

import pytest
import yaml

from runut.look.apply import join
from runut.look.mapping import mapping_text, read_mapping
from runut.look.propose import propose
from runut.look.vocabulary import Vocabulary, read_vocabulary
from runut.study import Study
from runut.tables.errors import BadInput

# codes of five digits, three of them the shire's land; every land has its Upper, Lower and Old Town
LANDS = {"101": "Nordland", "102": "Midland", "103": "Sudland"}
SHIRES = ("Upper", "Lower", "Old Town")
COUNTRY = {
    "code": {"digits": 5, "parent": 3, "marks": ["-"], "whole": ["00000"]},
    "columns": {"code": ["number"], "name": ["shire"], "parent": ["land"], "year": ["year"]},
    "measures": {
        "hens": {"unit": "persons", "words": ["hens"]},
        "white": {"unit": "percent", "words": ["white hens"]},
    },
    "units": {"percent": ["%"]},
    "magnitudes": {"thousand": ["thousands"]},
    "parent_words": ["land of"],
    "parents": {code: [name] for code, name in LANDS.items()},
    "whole_names": ["all lands"],
    "marks": {"*": "blank"},
    "notes": ["after"],
    "header": {"code": "number", "name": "shire", "parent": "land", "year": "year"},
}


def country(tmp_path) -> Study:
    file = tmp_path / "country.yaml"
    file.write_text(yaml.safe_dump(COUNTRY), encoding="utf-8")
    return Study(tmp_path, {"published": "country.yaml"})


def test_a_file_that_is_not_there_is_told_by_who_names_it(tmp_path):
    with pytest.raises(BadInput, match=r"study.yaml, published: found no file country.yaml"):
        read_vocabulary(Study(tmp_path, {"published": "country.yaml"}))


def test_what_is_wrong_in_the_words_of_publishers_is_told_at_once(tmp_path):
    study = country(tmp_path)
    wrong = COUNTRY | {"measures": {"Hens": {"unit": "eggs", "words": ["hens"]}},
                       "parents": {101: "Nordland"}, "marks": {"*": "nothing"}}  # fmt: skip
    (tmp_path / "country.yaml").write_text(yaml.safe_dump(wrong), encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        read_vocabulary(study)
    assert [one.column for one in bad.value.errors] == [
        "marks.*", "measures", "measures.Hens.unit", "parents", "parents.101",
    ]  # fmt: skip


def tables(tmp_path):
    """One table with codes, and one by lands without any."""
    coded = ["Number,Shire,Land,Hens 1999"]
    named = ["Shire;White hens (%) 1999"]
    for at, (land, name) in enumerate(LANDS.items()):
        named.append(f"{name};")
        for place, shire in enumerate(SHIRES, 1):
            coded.append(f'{land}-0{place},{shire},{name},"{at + 1},{place}00"')
            named.append(f"{shire};{10 * at + place},5")
        named.append(";")
    coded.append('00000,All lands,,"9,999"')
    named += ["All lands;20,0", "After the count of 1999;"]
    paths = [tmp_path / "coded.csv", tmp_path / "named.csv"]
    for path, lines in zip(paths, (coded, named), strict=True):
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return paths


def test_shires_of_one_name_in_three_lands_are_told_apart(tmp_path):
    known = read_vocabulary(country(tmp_path))
    proposal = propose(tables(tmp_path), known)
    assert proposal.mapping["names"] == {} and proposal.told == []
    first, second = proposal.mapping["tables"]
    assert (first["code"], first["name"], first["parent"]) == ("A", "B", "C")
    assert second["below"] == {2: "Nordland", 7: "Midland", 12: "Sudland"}
    for table in proposal.mapping["tables"]:
        table["file"] = table["file"].rpartition("/")[2]
    path = tmp_path / "mapping.yaml"
    path.write_text(mapping_text(proposal.mapping, {}, {}, "mapping.yaml"), encoding="utf-8")
    joined = join(read_mapping(path, known), known, tmp_path, "mapping.yaml")
    header, *rows = joined.rows(known, ["number", "shire", "land", "year", "hens", "white"])
    assert header[0] == "number" and len(rows) == 9
    assert rows[0] == ["10101", "Upper", "Nordland", "1999", "1100", "1.5"]
    assert rows[5] == ["10203", "Old Town", "Midland", "1999", "2300", "13.5"]
    assert list(joined.told()) == []


# codes of a letter and three digits, which tell the kind and name of what they are of
LETTERS = COUNTRY | {
    "code": {"digits": 4, "letters": [1], "parent": 1, "kind_at": 2, "whole": ["X000"]},
    "parents": {"N": ["Nordland"]},
    "levels": {"place": {"one": {"en": "shire"}, "many": {"en": "shires"}}},
    "kinds": {
        "hill": {"words": ["hill"], "digits": "1", "named": {"en": "The hill of {name}"},
                 "one": {"en": "hill"}, "many": {"en": "hills"}},
    },
}  # fmt: skip


def test_codes_with_letters_and_what_their_places_are_called(tmp_path):
    known = Vocabulary("country.yaml", LETTERS, ("en", "nl"))
    assert known.code_of("n101") == ("N101", "place") and known.code_of("N") == ("N", "parent")
    assert known.code_of("N000") == ("N", "parent") and known.code_of("X000") == ("X000", "whole")
    assert [known.code_of(one) for one in ("1101", "NN01", "N1001", "")] == [None] * 4
    assert known.is_place("N101")
    # small letters, another land, another kind, and what is no text
    assert not any(map(known.is_place, ("n101", "M101", "N201", 1101)))
    assert known.parent_code("N101") == "N" and known.parent_of("N101") == "Nordland"
    assert known.names_of("High Hill", "N101") == {"en": "The hill of High", "nl": "High"}
    assert known.names_of("High Hill", "N901") == {"en": "High Hill", "nl": "High Hill"}
    assert [known.word("many", kind, "en") for kind in ("hill", "")] == ["hills", "shires"]


def test_words_of_levels_have_the_forms_that_are_known(tmp_path):
    study = country(tmp_path)
    wrong = LETTERS | {"levels": {"place": {"few": {"en": "shires"}}, "parent": "land"}}
    (tmp_path / "country.yaml").write_text(yaml.safe_dump(wrong), encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        read_vocabulary(study)
    assert [one.column for one in bad.value.errors] == ["levels.parent", "levels.place.few"]
