"""The Thai language as this project meets it: digits, dates, repairs of text, order, width, search tokens."""
