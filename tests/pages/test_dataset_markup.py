import json
import re

from generator.diagnostics import Text
from generator.model.citation import cite_projects
from tests.factories import make_catalog, make_entry, make_site
from tests.pages.rendering import catalog_pages


def test_no_text_ends_the_script_that_tells_search_engines_of_the_data_set() -> None:
    title = Text("</script><script>alert(1)</script> & “ข้อมูล”", "<!--")
    page = catalog_pages(make_catalog(make_entry(), site=make_site(title=title)))["data/index.html"]
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html, re.DOTALL)
    assert not set("<>&") & set(script)
    assert json.loads(script)["name"] == title.th


def test_a_site_without_an_address_or_projects_tells_of_no_data_set() -> None:
    for catalog in (make_catalog(make_entry(), site=make_site(base_url=None)), make_catalog()):
        assert catalog_pages(catalog)["data/index.html"].find("script", type="application/ld+json") == []


def test_an_agency_that_reported_alone_is_named_first_with_the_year_of_each_era() -> None:
    catalog = make_catalog(make_entry())
    citation = cite_projects(catalog.site, catalog.summaries)
    assert citation.text.th == (
        "สำนักงานเลขาธิการสภากรุงเทพมหานคร (2569). รายงานโครงการ [ชุดข้อมูล]. https://reports.example/open/data/"
    )
    assert citation.text.en.startswith("Office of the Council Secretary (2026). Project reports [Data set].")
    assert "  year = {2026},\n" in citation.bibtex


def test_projects_of_several_agencies_are_cited_by_who_publishes_them() -> None:
    catalog = make_catalog(make_entry(), make_entry(id="02000000-1"))
    assert cite_projects(catalog.site, catalog.summaries).author.th == "หน่วยงานสมมุติ"
