"""What holds for any text at all: converting never fails, loses nothing, invents nothing, and gives the same again."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.conversion import convert_report
from generator.diagnostics import Diagnostic, Text
from generator.forms import load_profiles, read_reports
from generator.model.settings import Licence, Site
from generator.model.source import Reading, SourceText
from generator.records import dump_record, load_record
from generator.sources import read_source
from tests.forms.project_pages import project_pages, write_page
from tests.forms.strategies import quirks_for, truths
from tests.forms.writer import write_form

FILE = "reports/2563/any.txt"
PROFILES = load_profiles()
SITE = Site(Text("", ""), Licence(""))
REAL = (Path(__file__).parents[2] / "content/reports/2563/01000000-2456.txt").read_text("utf-8")

# Pieces of the form, so that made-up lines meet every rule of the reader often.
PIECES = (
    *"\t :-=%/0๑?.,()ก\u0e4d\u0e32\u00a0\u200b\u2028\x85\x0b\x00",
    "\u0e40\u0e01 ",
    "::",
    "รายงานครั้งที่ 3",
    ":: 30/1/2563 :",
    "31/2/2563",
    "ความก้าวหน้าของงานฯ",
    ":: ความก้าวหน้าของงานฯ = 8.00 %",
    "งบประมาณที่เบิกใช้ (ครั้งที่ 1) = 0 บาท",
    "(ครั้งที่ 99999999999)",
    "\t: เป็นไปตามแผน",
    ": ไม่เป็นไปตามเป้าหมาย",
    "รหัสโครงการ : 50010000-17",
    "ชื่อโครงการ/กิจกรรม :",
    "ปีงบประมาณ พ.ศ. : 2563",
    "งบประมาณที่ได้รับ : 12,000 บาท",
    "หน่วยงานที่รับผิดชอบ : ก / ข",
    "ชื่อผู้รับผิดชอบ : นายสมมุติ ทดลอง โทร.1",
    "1.3 หลักการและเหตุผล",
    "1.4 วัตถุประสงค์ของโครงการ",
    "1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี",
    "ตัวชี้วัด :",
    "2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ",
    "**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****",
    "ลงชื่อ.....(ผู้รับผิดชอบโครงการ)",
    "\nโครงการ : 50470000-2531\n",
    "\nสำนักงานเขต : (2564)\n",
    "\nความคืบหน้าโครงการ ร้อยละ 15\n",
    "\n*** สยป. ประเมินโครงการ : ไตรมาสที่ 1\n",
    "\n50470600/50470600\n",
    "\nวัตถุประสงค์ของโครงการ\n",
    "\n15\n",
)
PAGE = "โครงการ : 50470000-2531\nสำนักงานเขต : (2564)\nความคืบหน้าโครงการ ร้อยละ 15\n"
NAMED = "ชื่อโครงการ : ก\nรหัสโครงการ : 50010000-17\nปีงบประมาณ : 2563\n"

made_up = st.lists(st.sampled_from([*PIECES, "\n", "\n"]), max_size=60).map("".join)


@st.composite
def invented_reports(draw: st.DrawFn) -> str:
    """Give an invented report with the usual quirks."""
    truth = draw(truths())
    return write_form(truth, draw(quirks_for(truth)))


printed = invented_reports() | project_pages().map(write_page)


@st.composite
def damaged_reports(draw: st.DrawFn) -> str:
    """Give a report of either edition: cut, shuffled, spliced with another, or with lines thrown in."""
    lines = draw(st.one_of(st.just(REAL), printed)).split("\n")
    for damage in draw(
        st.lists(st.sampled_from(("cut", "shuffle", "insert", "splice", "halve")), min_size=1, max_size=4)
    ):
        first, last = draw(st.integers(0, len(lines))), draw(st.integers(0, len(lines)))
        match damage:
            case "cut":
                lines = lines[:first] + lines[last:]
            case "shuffle":
                lines = draw(st.permutations(lines))
            case "insert":
                lines = [*lines[:first], draw(made_up), *lines[first:]]
            case "splice":
                lines = [*lines[:first], *draw(printed).split("\n")[last:], *lines[first:]]
            case "halve":
                lines = [line[: len(line) // 2] for line in lines]
    return "\n".join(lines)


any_text = st.one_of(st.text(), made_up, made_up.map(NAMED.__add__), made_up.map(PAGE.__add__), damaged_reports())


def readings_of(text: str) -> tuple[Reading, ...]:
    source = read_source(text.encode(), FILE)
    return read_reports(source, PROFILES)[0] if isinstance(source, SourceText) else ()


@settings(max_examples=120, deadline=None)
@given(any_text)
def test_any_text_converts_or_is_told_why_not(text: str) -> None:
    conversions, faults = convert_report(text.encode(), FILE, PROFILES, SITE)
    assert conversions or faults
    again = convert_report(text.encode(), FILE, PROFILES, SITE)
    assert [conversion.yaml for conversion in conversions] == [conversion.yaml for conversion in again[0]]
    assert faults == again[1]


@settings(max_examples=120, deadline=None)
@given(any_text)
def test_every_character_of_a_report_is_read_once_or_left_over(text: str) -> None:
    readings = readings_of(text)
    for reading in readings:
        for line in reading.source.lines[reading.first_line - 1 : reading.last_line]:
            spans = [span for span in reading.spans if span.line == line.number]
            read = [at for span in spans for at in range(span.start, span.end)]
            assert len(read) == len(set(read))
            assert {at for at, character in enumerate(line.text) if not character.isspace()} <= set(read)
    if readings:
        bounds = [(reading.first_line, reading.last_line) for reading in readings]
        assert bounds[0][0] == 1
        assert bounds[-1][1] == len(readings[0].source.lines)
        assert all(before[1] + 1 == after[0] for before, after in pairwise(bounds))


@settings(max_examples=120, deadline=None)
@given(any_text)
def test_what_is_unrecognised_is_kept_word_for_word(text: str) -> None:
    for reading in readings_of(text):
        left: dict[int, list[str]] = {}
        for span in reading.spans:
            if span.kind == "unrecognised":
                printed = reading.source.lines[span.line - 1].text[span.start : span.end]
                left.setdefault(span.line, []).append(printed)
        expected = [{"line": str(line), "text": " ".join(words)} for line, words in left.items()]
        assert reading.record.get("unrecognised", []) == expected


@settings(max_examples=120, deadline=None)
@given(any_text)
def test_a_record_is_written_and_read_back_the_same(text: str) -> None:
    for reading in readings_of(text):
        tree, faults = load_record(dump_record(reading.record), "projects/2563/any.yaml")
        assert faults == ()
        assert tree == reading.record


@settings(max_examples=120, deadline=None)
@given(any_text)
def test_texts_of_a_record_stand_in_its_report(text: str) -> None:
    for reading in readings_of(text):
        lines = [line.text for line in reading.source.lines]
        pieces = " ".join(line.strip() for line in lines if line.strip())
        rounds = reading.record.get("rounds", [])
        assert isinstance(rounds, list)
        for narrative in (round_.get("narrative", "") for round_ in rounds):
            for printed in narrative.split("\n"):
                # Two stretches of one line, a mark between them, are joined by a space.
                assert all(word in pieces for word in printed.split(" "))
        title = reading.record.get("title", "")
        assert isinstance(title, str)
        assert all(word in pieces for word in title.split(" "))


def test_a_file_of_no_known_form_is_told_at_its_first_words() -> None:
    _, faults = convert_report("\n\n  สวัสดี\n".encode(), FILE, PROFILES, SITE)
    (fault,) = faults
    assert isinstance(fault, Diagnostic)
    assert (fault.code, fault.position.line, fault.position.column) == ("not-a-report", 3, 3)


def test_a_form_without_any_value_gives_a_record_of_the_right_shape() -> None:
    text = "แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ\n1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ\n1.2 หน่วยงานที่รับผิดชอบ"
    (reading,) = readings_of(text)
    assert load_record(dump_record(reading.record), "projects/2563/any.yaml") == (reading.record, ())
