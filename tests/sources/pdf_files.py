"""Small PDF files, written by hand."""

from collections.abc import Sequence


def objects(parts: Sequence[bytes]) -> bytes:
    """Give a PDF of numbered objects; the first is its catalogue."""
    made, offsets = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + (head + trailer).encode()


def stream(content: str | bytes, entries: str = "") -> bytes:
    data = content.encode("latin-1") if isinstance(content, str) else content
    return f"<<{entries}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def make_pdf(pages: Sequence[str], resources: str = "") -> bytes:
    """Give a PDF with these contents of pages, in Helvetica as F1; further objects are numbered from 4 + 2 * pages."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, content in enumerate(pages):
        parts.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>{resources}>>>>".encode()
        )
        parts.append(stream(content))
    return objects(parts)


def text_pdf(*lines: str) -> bytes:
    """Give a PDF of one page with these lines of Latin letters."""
    drawn = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    return make_pdf([f"BT /F1 12 Tf 50 800 Td {drawn} ET"])


def nested(depth: int) -> bytes:
    """Give a PDF whose page draws a form twice, which draws another twice, and so on: two to the depth in all."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
        stream("/X Do /X Do"),
    ]
    for level in range(depth):
        resources = f"/Resources<</Font<</F1 3 0 R>>/XObject<</X {level + 7} 0 R>>>>"
        entries = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]{resources}"
        last = level == depth - 1
        parts.append(stream("BT /F1 9 Tf 9 9 Td (a) Tj ET" if last else "/X Do /X Do", entries))
    return objects(parts)
