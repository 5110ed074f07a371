"""The text of a report as other programs save it: a Word document, a web page. Columns become the cells of tables."""

import html
import io
from collections.abc import Iterator
from itertools import groupby

import docx


def parts(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Give the lines of a text in runs: those with columns, and those without."""
    lines = text.replace("\r\n", "\n").split("\n")
    for columns, run in groupby(lines, key=lambda line: "\t" in line):
        yield columns, list(run)


def word(text: str) -> bytes:
    """Give a text as a Word document of paragraphs and tables."""
    document = docx.Document()
    for columns, lines in parts(text):
        if not columns:
            for line in lines:
                document.add_paragraph(line)
            continue
        rows = [line.split("\t") for line in lines]
        table = document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, said in zip(row.cells, texts, strict=False):
                cell.text = said
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    """Give a Word document's bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def web_page(text: str, *, style: str = "") -> str:
    """Give a text as a web page of paragraphs and tables."""
    made = []
    for columns, lines in parts(text):
        if columns:
            rows = ("".join(f"<td>{html.escape(said)}</td>" for said in line.split("\t")) for line in lines)
            made.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            made += [f"<p>{html.escape(line)}</p>" for line in lines if line.strip()]
    head = f'<head><meta charset="utf-8"><title>ระบบติดตาม</title><style>{style}</style></head>'
    return f"<!DOCTYPE html><html lang=th>{head}<body>{''.join(made)}</body></html>"
