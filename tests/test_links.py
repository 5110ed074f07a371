"""The follower of links finds what leads nowhere."""

from pathlib import Path

from tests.links import Site, in_markdown, main


def test_a_link_to_no_file_or_to_no_anchor_is_found_and_one_to_both_is_not(tmp_path: Path) -> None:
    page = (
        '<a href="#here" id="here">a</a><a href="#gone">b</a><a href="other/">c</a><a href="lost.csv">d</a>'
        '<a href="https://elsewhere.example/x#y">e</a><a href="mailto:a@example.org">f</a>'
    )
    (tmp_path / "index.html").write_text(page, "utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.html").write_text('<p><a href="../#here">back</a><img src="../lost.png"></p>', "utf-8")
    site = Site(tmp_path)
    assert list(site.broken()) == ["index.html: #gone", "index.html: lost.csv", "other/index.html: ../lost.png"]
    assert site.external() == {"https://elsewhere.example/x": "index.html"}
    assert main([str(tmp_path)]) == 1


def test_links_of_markdown_are_taken_once_with_the_file_that_has_them(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("[a](https://a.example/x#y) <https://b.example> [c](docs/c.md)\n", "utf-8")
    assert in_markdown([file]) == {"https://a.example/x": file.as_posix(), "https://b.example": file.as_posix()}
