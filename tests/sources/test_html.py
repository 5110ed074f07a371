"""Web pages: the lines that a browser shows."""

import pytest

from generator.diagnostics import Diagnostic
from generator.model.source import SourceText
from generator.sources import read_source


def lines_of(page: str, file: str = "reports/2563/x.html") -> list[str]:
    source = read_source(page.encode(), file)
    assert isinstance(source, SourceText), source
    return [line.text for line in source.lines]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>หนึ่ง<p>สอง<br>สาม", ["หนึ่ง", "สอง", "สาม"]),
        ("<div>a <b>b</b>\n c<span>d</span></div>e", ["a b cd", "e"]),
        ("<table><tr><td>ก<td><p>ข</p><p>ค</p><td>ง<tr><td><td>จ</table>ฉ", ["ก\tข", "ค\tง", "\tจ", "ฉ"]),
        ("<table><tr><th colspan=2>กว้าง<tr><td rowspan=2>สูง<td>1<tr><td>2</table>", ["กว้าง", "สูง\t1", "2"]),
        ("<table><tr><td>นอก<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>", ["นอก\t1\t2", "3\t4"]),
        ("<dl><dt>ก<dd>1<dd>2<dt>ข<dt>ค<dd><p>3</p><p>4</p></dl>ง", ["ก\t1", "2", "ข", "ค\t3", "4", "ง"]),
        ("<ol><li>a<li>b</ol><ol start=5 type=a><li>c</ol><ul><li>d</ul>", ["1. a", "2. b", "e. c", "- d"]),
        ("<pre>a\tb\n  c</pre>d", ["a\tb", "  c", "d"]),
        ("&#3585;&amp;&lt;b&gt;&nbsp;ข", ["ก&<b> ข"]),
        ("a<script>b</script><style>c</style><div hidden>d</div><p style='display: none'>e</p>f", ["a", "f"]),
        ("<input value='ค่า'><input type=hidden value=x><select><option>ก<option selected>ข</select>", ["ค่าข"]),
        ("<!-- a --><head><title>b</title></head><body>c", ["c"]),
    ],
)
def test_a_page_gives_the_lines_that_it_shows(page: str, lines: list[str]) -> None:
    assert lines_of(page) == lines


def test_what_a_page_declares_is_heard_where_the_bytes_are_no_unicode() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>caf\u00e9 &#3585;'
    source = read_source(page.encode("cp1252"), "reports/2563/x.html")
    assert isinstance(source, SourceText)
    assert (source.lines[0].text, source.encoding) == ("café ก", "windows-1252")


def test_a_page_with_all_its_parts_in_one_file_is_read() -> None:
    archive = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E0=B8=81</p>\r\n"
        "--b\r\nContent-Type: text/css\r\n\r\np {}\r\n--b--\r\n"
    )
    assert lines_of(archive, "reports/2563/x.mhtml") == ["ก"]


def test_a_page_under_the_name_of_another_kind_is_read_as_what_it_is() -> None:
    assert lines_of("<html><body><p>ก", "reports/2563/export.doc") == ["ก"]


def test_a_page_without_text_is_an_empty_file() -> None:
    said = read_source(b"<html><script>x</script></html>", "reports/2563/x.html")
    assert isinstance(said, Diagnostic)
    assert said.code == "empty-file"
