"""schema.org's Dataset as JSON-LD, by which search engines of data sets find a page."""

import json
from typing import Any

from markupsafe import Markup

from generator.model.citation import Citation
from generator.model.columns import TABLES_VERSION
from generator.model.downloads import DESCRIPTION, METHOD, Dataset, keywords, year_dataset
from generator.model.settings import Language, Site
from generator.model.summary import Summary
from generator.model.tables import PROJECTS
from generator.pages.places import Place, places
from generator.thai.dates import fiscal_year_span

_MOST = 50  # creators; a search engine reads the first 5000 characters
# Within a script nothing but these could end it; JSON has them only inside texts, where they may be escaped.
_ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def dataset_markup(
    site: Site, dataset: Dataset, projects: tuple[Summary, ...], citation: Citation
) -> dict[Language, Markup]:
    """Return the text of the script by language; none where the site has no address, or nothing to offer."""
    if not site.base_url or not projects:
        return {}
    return {
        place.language: _script(_tree(site, dataset, projects, citation, place)) for place in places(site, dataset.page)
    }


def _tree(
    site: Site, dataset: Dataset, projects: tuple[Summary, ...], citation: Citation, place: Place
) -> dict[str, Any]:
    language: Language = place.language
    other = "en" if language == "th" else "th"
    years = [project.fiscal_year for project in projects]
    publisher = {"@type": "Organization", "name": (site.publisher or site.title)[language]}
    creators = {project.agency.code: project.agency.name[language] for project in projects}
    tree: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": dataset.uri,
        "identifier": dataset.uri,
        "name": dataset.title[language],
        "alternateName": dataset.title[other],
        "description": DESCRIPTION[language],
        "inLanguage": "th",
        "url": site.url(place.url),
        "keywords": [word[language] for word in keywords(site)],
        "license": site.licence.url or site.licence.name,
        "isAccessibleForFree": True,
        "version": TABLES_VERSION,
        "measurementTechnique": METHOD[language],
        "creator": [{"@type": "GovernmentOrganization", "name": creators[code]} for code in sorted(creators)[:_MOST]],
        "publisher": publisher,
        "citation": citation.text[language],
        "temporalCoverage": f"{fiscal_year_span(min(years))[0]}/{fiscal_year_span(max(years))[1]}",
        "variableMeasured": [
            {"@type": "PropertyValue", "name": column.name, "description": column.label[language]}
            | ({"unitText": column.unit} if column.unit else {})
            for column in PROJECTS.columns
            if column.unit
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title[language],
                "encodingFormat": file.format.media_type,
                "contentUrl": site.url(file.path),
            }
            for file in dataset.files
        ],
    }
    if citation.day:
        tree["dateModified"] = citation.day.isoformat()
    if dataset.part_of:
        tree["isPartOf"] = dataset.part_of
    else:
        tree["hasPart"] = [year_dataset(site, year).uri for year in sorted(set(years))]
        tree["includedInDataCatalog"] = {"@type": "DataCatalog", "name": site.title[language], "url": site.url("")}
    if site.place:
        tree["spatialCoverage"] = {"@type": "Place", "name": site.place.name[language]}
    return tree


def _script(tree: dict[str, Any]) -> Markup:
    return Markup(json.dumps(tree, ensure_ascii=False).translate(_ESCAPED))  # noqa: S704 # escaped for a script
