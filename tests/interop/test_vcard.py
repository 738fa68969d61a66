"""Cards of all three versions, as other programs write them and as nobody should."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import BadInput
from tui.domain.imports import Problem, Record
from tui.domain.people import ContactText
from tui.domain.text import clean_line
from tui.interop.vcard.reader import VCardReader


def read(tmp_path: Path, text: str | bytes) -> list[Record | Problem]:
    path = tmp_path / "people.vcf"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(VCardReader(path))


def person(tmp_path: Path, *lines: str, version: str = "3.0") -> ContactText:
    (found,) = read(tmp_path, "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")))
    assert isinstance(found, Record), found
    assert isinstance(found.what, ContactText)
    return found.what


def names(found: list[Record | Problem]) -> list[str]:
    return [each.what.name if isinstance(each, Record) else f"! {each.reason}" for each in found]


def card(*lines: str) -> str:
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


def test_a_card_of_version_3(tmp_path: Path) -> None:
    assert person(
        tmp_path,
        "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        "FN:Ada Lovelace",
        "N:Lovelace;Ada;;Countess;",
        "ORG:Analytical Engines\\, Ltd;Research;Notes",
        "TITLE:Programmer",
        "EMAIL;TYPE=HOME:ada@home.example",
        "EMAIL;TYPE=INTERNET,WORK,PREF:ada@work.example",
        "TEL;TYPE=CELL,VOICE:+44 1",
        "item1.URL:https://ada.example",
        "item1.X-ABLabel:_$!<HomePage>!$_",
        "ADR;TYPE=HOME:;;12 St James's Sq.;London;;SW1;UK",
        "BDAY:1815-12-10",
        "NOTE:First line\\nsecond\\, with a comma",
        "CATEGORIES:mathematics,engines",
    ) == ContactText(
        "Ada Lovelace",
        company="Analytical Engines, Ltd",
        title="Programmer",
        email="ada@work.example",
        phone="+44 1",
        link="https://ada.example",
        notes="First line\nsecond, with a comma\n\n"
        "- Department: Research, Notes\n"
        "- E-mail: ada@home.example (home)\n"
        "- Address: 12 St James's Sq., London, SW1, UK (home)\n"
        "- Birthday: 1815-12-10\n"
        "- Categories: mathematics, engines",
    )


def test_a_card_of_version_2(tmp_path: Path) -> None:
    assert person(
        tmp_path,
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg",
        "ORG;QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9 und =",
        "Kuchen",
        "TEL;CELL:1",
        "TEL;WORK;PREF:2",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=",
        "two",
        "TITLE:a long title that",
        " was folded",
        version="2.1",
    ) == ContactText(
        "Jörg Müller",
        company="Café und Kuchen",
        title="a long title that was folded",
        phone="2",
        notes="one\r\ntwo\n\n- Phone: 1 (cell)",
    )


def test_a_card_of_version_4(tmp_path: Path) -> None:
    assert person(
        tmp_path,
        'N;SORT-AS="Hopper,Grace":Hopper;Grace;Brewster;;',
        "FN;PREF=1:Grace Hopper",
        "FN;PREF=2:Amazing Grace",
        "EMAIL;PREF=2:b@navy.example",
        "EMAIL;PREF=1:a@navy.example",
        'TEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:+1-555-0100;ext=5',
        'ADR;LABEL="1: Main St; Town":;;1 Main St;Town;;;',
        "RELATED;TYPE=friend:urn:uuid:f81d4fae",
        "TITLE:Rear adm",
        " iral",
        version="4.0",
    ) == ContactText(
        "Grace Hopper",
        title="Rear admiral",
        email="a@navy.example",
        phone="+1-555-0100 ext. 5",
        notes="- E-mail: b@navy.example\n- Address: 1 Main St, Town\n- Related: urn:uuid:f81d4fae (friend)",
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Lovelace;Ada;King;Lady;FRS",), "Lady Ada King Lovelace, FRS"),
        (("N:Lovelace",), "Lovelace"),
        (("NICKNAME:Ada",), "Ada"),
        (("ORG:Engines",), "Engines"),
        (("FN: ", "N:Lovelace;Ada"), "Ada Lovelace"),
        (("FN:Ada\\nLovelace\x1b[2J",), "Ada Lovelace␛[2J"),
    ],
)
def test_whoever_has_any_name_has_one(tmp_path: Path, lines: tuple[str, ...], name: str) -> None:
    assert person(tmp_path, *lines).name == name


def test_a_bad_card_hides_no_other(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        card("FN:One")
        + "BEGIN:VCARD\nVERSION:3.0\nFN:No End\n"
        + card("EMAIL:nameless@example.org")
        + card("FN:Two", "rubbish without a colon", ":", ";;;:", "=:=")
        + card("FN:" + "x" * 1_000_000)
        + card("FN:Three", "NOTE;ENCODING=b:A")
        + card("KIND:group", "FN:Everybody", "MEMBER:urn:uuid:1")
        + "END:VCARD\nrubbish\nFN:outside\n"
        + card("FN:Four")
        + "BEGIN:VCARD\nFN:Last",
    )
    assert names(found) == [
        "One",
        "! it has no end",
        "! it has no name",
        "Two",
        "! its FN is too long",
        "! its NOTE is no base64",
        "! it is a group of cards, not a person",
        "Four",
        "! it has no end",
    ]
    assert [each.place for each in found[:3]] == ["card 1, line 1", "card 2, line 5", "card 3, line 8"]


def test_a_name_of_a_megabyte_over_many_lines(tmp_path: Path) -> None:
    found = read(tmp_path, card("FN:" + "\n ".join(["x" * 70] * 15_000)) + card("FN:Next"))
    assert names(found) == ["! its FN is too long", "Next"]


def test_a_huge_picture_costs_nothing(tmp_path: Path) -> None:
    picture = "\r\n ".join(["A" * 74] * 20_000)
    path = tmp_path / "people.vcf"
    path.write_text(card("FN:Ada", f"PHOTO;ENCODING=b;TYPE=JPEG:{picture}", "TEL:1") * 3)
    path.write_text(path.read_text() + card("FN:Grace", "PHOTO:data:image/png;base64," + "A" * 9_000_000))
    tracemalloc.start()
    reader = VCardReader(path)
    found = list(reader)
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()
    assert names(found) == ["Ada"] * 3 + ["Grace"]
    assert reader.remarks == ("a photo is left out: a journal keeps none (4)",)


@pytest.mark.parametrize("depth", [1, 5, 100_000])
def test_cards_within_cards(tmp_path: Path, depth: int) -> None:
    inside = "AGENT:\nBEGIN:VCARD\nFN:Agent\n" * depth + "END:VCARD\n" * depth
    found = read(
        tmp_path, f"BEGIN:VCARD\nVERSION:2.1\nFN:Principal\n{inside}TEL:1\nEND:VCARD\n" + card("FN:Next")
    )
    deep = depth > 20
    assert names(found) == ["! it holds too many cards, one in another" if deep else "Principal", "Next"]


def test_cards_within_cards_that_never_end(tmp_path: Path) -> None:
    found = read(tmp_path, "BEGIN:VCARD\nFN:P\n" + "AGENT:\nBEGIN:VCARD\n" * 50_000 + card("FN:Next"))
    assert names(found) == ["! it holds too many cards, one in another", "Next"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_whatever_the_file_is_encoded_in(tmp_path: Path, encoding: str, end: str) -> None:
    text = (card("FN:Jörg Müller", "TEL:1") + card("FN:Zoë")).replace("\n", end)
    raw = b"\xff\xfe" + text.encode("utf-16-le") if "bom" in encoding else text.encode(encoding)
    assert names(read(tmp_path, raw)) == ["Jörg Müller", "Zoë"]


def test_a_charset_is_a_character_set_and_no_other_codec(tmp_path: Path) -> None:
    for charset in ("rot13", "zip", "unicode_escape", "idna", "nonsense", "", "x" * 300):
        assert person(tmp_path, f"FN;CHARSET={charset}:Ada \\x41").name == "Ada x41"
    assert (
        person(tmp_path, "FN;CHARSET=KOI8-R;ENCODING=QUOTED-PRINTABLE:=E1=C4=C1", version="2.1").name == "Ада"
    )


def test_the_same_record_has_the_same_key(tmp_path: Path) -> None:
    one, two, three, four = read(
        tmp_path,
        card("UID:1", "FN:A")
        + card("UID:urn:uuid:1", "FN:B")
        + card("FN:Ada Lovelace", "EMAIL:Ada@example.org")
        + card("FN:ADA LOVELACE", "EMAIL:ada@example.org", "TEL:1"),
    )
    assert isinstance(one, Record)
    assert isinstance(two, Record)
    assert isinstance(three, Record)
    assert isinstance(four, Record)
    assert one.key == two.key
    assert three.key == four.key
    assert one.key != three.key


def test_a_folder_of_cards(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    (folder / "below").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "b.vcf").write_text(card("FN:B") + card("FN:C"))
    (folder / "a.VCF").write_text(card("FN:A"))
    (folder / "below" / "d.vcard").write_text(card("FN:D"))
    (folder / "note.txt").write_text(card("FN:No"))
    (folder / "empty.vcf").write_text("")
    (folder / ".hidden" / "x.vcf").write_text(card("FN:No"))
    (folder / "round").symlink_to(folder)
    (folder / "out.vcf").symlink_to("/etc/passwd")
    reader = VCardReader(folder)
    found = list(reader)
    assert names(found) == ["A", "B", "C", "! it holds no vCard", "D"]
    assert [each.place for each in found] == [
        "a.VCF", "b.vcf", "b.vcf, line 5", "empty.vcf", "below/d.vcard",
    ]  # fmt: skip
    assert reader.share == 1


def test_what_is_no_file_of_cards(tmp_path: Path) -> None:
    (tmp_path / "text.vcf").write_text("hello")
    (tmp_path / "folder").mkdir()
    for name, why in (
        ("text.vcf", "holds no vCard"),
        ("nothing.vcf", "is not there"),
        ("folder", "has no file in it"),
        ("a\0b", "is no path"),
        ("text.vcf/x", "cannot be read: not a directory"),
        ("x" * 300, "cannot be read: file name too long"),
    ):
        with pytest.raises(BadInput, match=why):
            list(VCardReader(tmp_path / name))
    for device in ("/dev/null", "/dev/zero"):
        with pytest.raises(BadInput, match="is a device"):
            list(VCardReader(Path(device)))


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cf")), min_size=1, max_size=120)


@given(name=TEXT.filter(clean_line), company=TEXT, notes=TEXT, email=TEXT, kind=st.booleans())
def test_what_vobject_writes_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, name: str, company: str, notes: str, email: str, kind: bool
) -> None:
    written = vobject.vCard()
    written.add("n").value = vobject.vcard.Name(family=name)
    written.add("fn").value = name
    written.add("org").value = [company]
    written.add("note").value = f"{notes}\n{notes}"
    added = written.add("email")
    added.value = email
    if kind:
        added.type_param = ["INTERNET", "home"]
    text = person_of(tmp_path_factory.mktemp("cards"), written.serialize())
    assert text.name == clean_line(name)
    assert text.company == company.strip()
    assert text.notes == f"{notes}\n{notes}"
    assert clean_line(text.email) == clean_line(email)


def person_of(folder: Path, text: str) -> ContactText:
    (found,) = read(folder, text)
    assert isinstance(found, Record)
    assert isinstance(found.what, ContactText)
    return found.what


@given(
    st.lists(
        st.one_of(
            st.just(b"BEGIN:VCARD\n"),
            st.just(b"END:VCARD\n"),
            st.just(b"AGENT:\n"),
            st.just(b"FN:A\n"),
            st.binary(max_size=40),
        )
    )
)
def test_no_bytes_at_all_stop_the_reader(
    tmp_path_factory: pytest.TempPathFactory, parts: list[bytes]
) -> None:
    raw = b"".join(parts) + b"\n" + card("FN:Last").encode()
    assert names(read(tmp_path_factory.mktemp("cards"), raw))[-1] == "Last"
