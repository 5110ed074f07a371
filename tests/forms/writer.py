"""Invented reports: printed with every fault that the form is known for, and the record each must give.

write_form(truth, quirks)       the report's text
expected_record(truth, quirks)  its record, a tree of text without `source`
places(truth)                   where a page may end: the values that `Quirks.page_breaks` takes
"""

from tests.forms.expected import Tree, expected_record
from tests.forms.layout import places, write_form
from tests.forms.truth import PLAIN, Person, Quirks, Round, Strategy, Truth

__all__ = [
    "PLAIN",
    "Person",
    "Quirks",
    "Round",
    "Strategy",
    "Tree",
    "Truth",
    "expected_record",
    "places",
    "write_form",
]
