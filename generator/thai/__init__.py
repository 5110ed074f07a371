"""The Thai language as this project meets it: digits, dates, repairs of text, dictionary order, width, search tokens."""
