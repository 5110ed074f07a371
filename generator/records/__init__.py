"""YAML text <-> Record: read with every fault placed, written in one way only; corrections applied."""

from generator.records.corrections import (
    INVALID_CORRECTION,
    STALE_CORRECTION,
    apply_corrections,
    correctable_paths,
    is_correctable,
    load_corrections,
    value_at,
)
from generator.records.ledger import LedgerError, rewrite_ledger
from generator.records.origin import Origin, read_origin
from generator.records.shape import EMPTY_VALUE, load_record
from generator.records.writing import dump_record, dump_yaml

RULES = (EMPTY_VALUE, STALE_CORRECTION, INVALID_CORRECTION)

__all__ = [
    "INVALID_CORRECTION",
    "RULES",
    "STALE_CORRECTION",
    "LedgerError",
    "Origin",
    "apply_corrections",
    "correctable_paths",
    "dump_record",
    "dump_yaml",
    "is_correctable",
    "load_corrections",
    "load_record",
    "read_origin",
    "rewrite_ledger",
    "value_at",
]
