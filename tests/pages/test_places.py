"""Links between pages work wherever the site stands."""

from urllib.parse import unquote, urljoin

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.places import Place, places, relative_link, root_path
from tests.factories import make_site

NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="/\\", exclude_categories=["Cc"]), min_size=1, max_size=8
)
PATHS = st.tuples(
    st.lists(NAMES.filter(lambda name: name not in (".", "..")), max_size=4),
    st.one_of(st.just(""), NAMES.filter(lambda name: name not in (".", ".."))),
).map(lambda parts: "".join(f"{folder}/" for folder in parts[0]) + parts[1])


@given(PATHS, PATHS)
def test_a_relative_link_leads_from_any_path_to_any_other(origin: str, target: str) -> None:
    quoted = relative_link("", origin).removeprefix("./")
    for base in ("https://host/", "https://host/some/folder/"):
        assert unquote(urljoin(base + quoted, relative_link(origin, target))) == base + target


def test_the_first_language_is_served_at_the_root() -> None:
    thai_first = places(make_site(languages=("th", "en")), "data/")
    english_first = places(make_site(languages=("en", "th")), "data/")
    assert [place.file for place in thai_first] == ["data/index.html", "en/data/index.html"]
    assert [(place.language, place.url) for place in english_first] == [("en", "data/"), ("th", "th/data/")]


def test_pages_link_within_their_language_and_share_the_rest() -> None:
    place = Place("agencies/01000000/", "en", "en/")
    assert place.page("projects/#x") == "../../projects/#x"
    assert place.shared("assets/style.css") == "../../../assets/style.css"


def test_the_root_on_its_host_comes_from_the_base_url() -> None:
    assert root_path(make_site(base_url="https://host.example/open-reports/")) == "/open-reports/"
    assert root_path(make_site(base_url=None)) == "/"
