"""Writes the tests' expected results anew: `python -m tests.golden`. Read the diff as you read code."""

from tests.diagnostics.page import write_page
from tests.docs.retell import retell
from tests.forms.cases import FOLDER, write_expectations


def main() -> None:
    for file in sorted(FOLDER.glob("*.md")):
        file.write_text(write_expectations(file), "utf-8")
    write_page()
    retell()


if __name__ == "__main__":
    main()
