"""XML from elements, as a file; whatever characters a report holds, it can be read back."""

import re
from xml.etree import ElementTree as ET

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """Append an element with text and attributes; a character that XML cannot hold becomes U+FFFD."""
    child = ET.SubElement(parent, name, {key: _clean(value) for key, value in attributes.items()})
    child.text = _clean(text) or None
    return child


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def document(root: ET.Element) -> bytes:
    """Return the bytes of a document, indented, with its declaration."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode").replace("\r", "&#13;")  # else readers take it for the end of a line
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
