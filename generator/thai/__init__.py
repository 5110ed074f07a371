"""The Thai language as this project meets it: digits, dates, repairs and order of text, width, search tokens."""
