"""Word documents: all that Word prints is read, in its order, and nothing that it does not."""

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.model.source import SourceText
from generator.sources import read_source
from tests.sources.office import saved


def lines_of(document: "docx.document.Document") -> list[str]:
    source = read_source(saved(document), "reports/2563/x.docx")
    assert isinstance(source, SourceText), source
    return [line.text for line in source.lines]


def document_with(markup: str) -> "docx.document.Document":
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{markup}</w:p>"))
    return document


def test_tabs_and_line_breaks_inside_a_paragraph_are_kept() -> None:
    document = docx.Document()
    document.add_paragraph("รายงานครั้งที่1\t:: 30/10/2562 :\nบรรทัดที่สอง")
    assert lines_of(document) == ["รายงานครั้งที่1\t:: 30/10/2562 :", "บรรทัดที่สอง"]


def test_a_paragraph_that_ends_with_tabs_is_a_line_of_its_own() -> None:
    document = docx.Document()
    for text in ("รายงานครั้งที่2\t:: 19/11/2562 :\t\t", "\t- ให้การต้อนรับ\t\t", "จบ"):
        document.add_paragraph(text)
    assert [line.rstrip() for line in lines_of(document)] == [
        "รายงานครั้งที่2\t:: 19/11/2562 :",
        "\t- ให้การต้อนรับ",
        "จบ",
    ]


def test_paragraphs_and_tables_stand_in_the_order_of_the_document() -> None:
    document = docx.Document()
    document.add_paragraph("ก่อน")
    document.add_table(1, 2).cell(0, 1).text = "ขวา"
    document.add_paragraph("หลัง")
    assert lines_of(document) == ["ก่อน", "\tขวา", "หลัง"]


def test_a_cell_of_several_lines_keeps_them_before_the_next_cell() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("รอบ 1", "วันที่\nตัวเลข", "ตามแผน"), strict=True):
        cell.text = text
    table.cell(1, 0).text = "รอบ 2"
    assert lines_of(document) == ["รอบ 1\tวันที่", "ตัวเลข\tตามแผน", "รอบ 2"]


def test_merged_cells_say_their_text_once() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "กว้าง"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "สูง"
    table.cell(1, 0).text = "ก"
    table.cell(1, 1).text = "ข"
    assert lines_of(document) == ["กว้าง\tสูง", "ก\tข"]


def test_a_table_in_a_cell_keeps_its_rows() -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    inner = outer.cell(0, 1).add_table(2, 2)
    for number, cell in enumerate(cell for row in inner.rows for cell in row.cells):
        cell.text = f"{number}"
    outer.cell(0, 0).text = "นอก"
    assert lines_of(document) == ["นอก\t0\t1", "2\t3"]


def test_numbers_that_word_prints_before_a_list_are_read() -> None:
    document = docx.Document()
    for text in ("ข้อแรก", "ข้อสอง"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("จุด", style="List Bullet")
    assert lines_of(document) == ["1. ข้อแรก", "2. ข้อสอง", "- จุด"]


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    markup = (
        f"<w:ins w:id='1' w:author='x'>{run.format('เพิ่ม')}</w:ins>"
        "<w:del w:id='2' w:author='x'><w:r><w:delText>ลบ</w:delText></w:r></w:del>"
        f"<w:sdt><w:sdtContent>{run.format('ช่อง')}</w:sdtContent></w:sdt>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r>"
    )
    assert lines_of(document_with(markup)) == ["เพิ่มช่อง"]


def test_heads_and_feet_of_pages_are_kept_apart_from_the_text() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "สำนักทดลอง"
    document.sections[0].footer.paragraphs[0].text = "หน้า 1"
    document.add_paragraph("เนื้อความ")
    source = read_source(saved(document), "reports/2563/x.docx")
    assert isinstance(source, SourceText)
    assert [(line.text, line.running) for line in source.lines] == [
        ("สำนักทดลอง", True),
        ("เนื้อความ", False),
        ("หน้า 1", True),
    ]


def test_footnotes_stand_behind_the_text() -> None:
    document = docx.Document()
    document.add_paragraph("เนื้อความ")
    note = "<w:footnote w:id='1'><w:p><w:r><w:t>หมายเหตุ</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = with_part(saved(document), "footnotes.xml", notes, relation)
    source = read_source(content, "reports/2563/x.docx")
    assert isinstance(source, SourceText)
    assert [line.text for line in source.lines] == ["เนื้อความ", "หมายเหตุ"]


def with_part(content: bytes, name: str, markup: str, relation: str) -> bytes:
    """Give a document with another part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "word/_rels/document.xml.rels":
                added = f'<Relationship Id="rIdX" Type="{relation}" Target="{name}"/></Relationships>'
                part = part.replace(b"</Relationships>", added.encode())
            new.writestr(info.filename, part)
        new.writestr(f"word/{name}", markup)
    return made.getvalue()
