"""The catalogue that portals harvest: DCAT-AP 3, as JSON-LD and as Turtle of the same statements.

A dataset is known by its URI: one of all projects, and one a fiscal year. These URIs never change, and are never made
from titles. A site without an address has no URIs, and one without projects nothing to offer: harvesters delete what
is gone from a catalogue, so neither has one.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.datasets.json_text import dump_json
from generator.diagnostics import Text
from generator.model.catalog import Catalog
from generator.model.citation import last_day
from generator.model.downloads import DESCRIPTION, Dataset, Download, downloads, keywords, whole_dataset, year_dataset
from generator.model.outputs import OutputFile, SiteFiles, WrittenFile
from generator.model.settings import Site
from generator.model.summary import Summary
from generator.thai.dates import fiscal_year_span

Node = dict[str, Any]

_EU = "http://publications.europa.eu/resource/authority/"
_THEMES, _THEME = f"{_EU}data-theme", f"{_EU}data-theme/GOVE"
_STABLE = f"{_EU}planned-availability/STABLE"
_LANGUAGES = {"th": f"{_EU}language/THA", "en": f"{_EU}language/ENG"}
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat_catalogue(catalog: Catalog, files: SiteFiles) -> Iterator[OutputFile]:
    """Yield `catalog.jsonld` and `catalog.ttl`, with sizes and checksums of the files that it offers."""
    if not catalog.site.base_url or not catalog.entries:
        return
    nodes = [*_shared(catalog.site), *_datasets(catalog, files)]
    text = dump_json({"@context": _CONTEXT, "@graph": nodes}, pretty=True)
    yield OutputFile("catalog.jsonld", f"{text}\n".encode())
    # It takes as long to load as half the program, and most commands make no catalogue.
    from rdflib import Graph  # noqa: PLC0415

    graph = Graph().parse(data=text, format="json-ld")
    yield OutputFile("catalog.ttl", graph.serialize(format="turtle", encoding="utf-8"))


def _datasets(catalog: Catalog, files: SiteFiles) -> Iterator[Node]:
    site = catalog.site
    offers = [(whole_dataset(site), catalog.summaries)]
    offers += [(year_dataset(site, int(group.key)), group.projects) for group in catalog.years]
    yield _catalog(catalog, [dataset.uri for dataset, _ in offers])
    yield _service(site)
    for dataset, projects in offers:
        yield from _dataset(site, dataset, projects, files)


def _catalog(catalog: Catalog, datasets: list[str]) -> Node:
    site = catalog.site
    return _node(
        site.url("#catalog"),
        "dcat:Catalog",
        {
            "dct:title": _said(site.title),
            "dct:description": _said(DESCRIPTION),
            "dct:publisher": _to(site.url("#publisher")),
            "dct:license": _licence(site),
            "dct:language": [_to(_LANGUAGES[language]) for language in ("th", "en")],
            "dct:spatial": _to(site.url("#place")) if site.place else None,
            "dct:issued": _day(catalog.history.first_day),
            "dct:modified": _day(last_day(site, catalog.summaries)),
            "foaf:homepage": _to(site.url("")),
            "dcat:themeTaxonomy": _to(_THEMES),
            "dcat:dataset": [_to(uri) for uri in datasets],
            "dcat:service": _to(site.url("#api")),
        },
    )


def _service(site: Site) -> Node:
    return _node(
        site.url("#api"),
        "dcat:DataService",
        {
            "dct:title": _said(Text(f"{site.title.th}: API", f"{site.title.en}: API")),
            "dct:publisher": _to(site.url("#publisher")),
            "dcat:endpointURL": _to(site.url("")),
            "dcat:endpointDescription": _to(site.url("api/openapi.yaml")),
            "dcat:servesDataset": _to(whole_dataset(site).uri),
            "dct:license": _licence(site),
        },
    )


def _dataset(site: Site, dataset: Dataset, projects: tuple[Summary, ...], files: SiteFiles) -> Iterator[Node]:
    """Yield a data set, its period and its distributions."""
    offered = [(file, facts) for file in dataset.files if (facts := files.facts(file.path))]
    years = [project.fiscal_year for project in projects]
    period = f"{dataset.uri}-period"
    yield _node(
        dataset.uri,
        "dcat:Dataset",
        {
            "dct:identifier": dataset.uri,
            "dct:title": _said(dataset.title),
            "dct:description": _said(DESCRIPTION),
            "dct:publisher": _to(site.url("#publisher")),
            "dct:license": _licence(site),
            "dct:language": _to(_LANGUAGES["th"]),
            "dct:spatial": _to(site.url("#place")) if site.place else None,
            "dct:temporal": _to(period),
            "dct:modified": _day(last_day(site, projects)),
            "dcat:contactPoint": _to(site.url("#contact")) if site.contact else None,
            "dcat:keyword": [
                {"@value": word[language], "@language": language}
                for language in ("th", "en")
                for word in keywords(site)
            ],
            "dcat:landingPage": _to(site.url(dataset.page)),
            "dct:isPartOf": _to(dataset.part_of) if dataset.part_of else None,
            "dcat:theme": _to(_THEME),
            "dcat:distribution": [_to(site.url(f"{file.path}#distribution")) for file, _ in offered],
        },
    )
    yield _node(
        period,
        "dct:PeriodOfTime",
        {
            "dcat:startDate": _day(fiscal_year_span(min(years))[0]),
            "dcat:endDate": _day(fiscal_year_span(max(years))[1]),
        },
    )
    yield _node(site.url(dataset.page), "foaf:Document", {})
    for file, facts in offered:
        yield from _distribution(site, file, facts)


def _distribution(site: Site, file: Download, facts: WrittenFile) -> Iterator[Node]:
    address = site.url(file.path)
    yield _node(
        f"{address}#distribution",
        "dcat:Distribution",
        {
            "dct:title": _said(file.title),
            "dct:description": _said(file.description),
            "dcat:accessURL": _to(address),
            "dcat:downloadURL": _to(address),
            "dcat:mediaType": _to(_MEDIA_TYPES + file.format.media_type),
            "dct:format": _to(file.format.uri),
            "dct:license": _licence(site),
            "dcat:byteSize": {"@value": str(facts.size), "@type": "xsd:nonNegativeInteger"},
            "dcatap:availability": _to(_STABLE),
            "spdx:checksum": _to(f"{address}#checksum"),
        },
    )
    digest = {"@value": facts.sha256, "@type": "xsd:hexBinary"}
    yield _node(f"{address}#checksum", "spdx:Checksum", {"spdx:algorithm": _to(_SHA256), "spdx:checksumValue": digest})


def _shared(site: Site) -> Iterator[Node]:
    """Yield what several nodes name: who publishes, where, and terms of others, with their class as readers want it."""
    publisher = site.publisher or site.title
    yield _node(site.url("#publisher"), "foaf:Agent", {"foaf:name": _said(publisher)})
    if site.contact:
        mail = {"vcard:fn": publisher.th, "vcard:hasEmail": _to(f"mailto:{site.contact}")}
        yield _node(site.url("#contact"), "vcard:Kind", mail)
    if site.place:
        place = {"dct:identifier": site.place.code, "skos:prefLabel": _said(site.place.name)}
        yield _node(site.url("#place"), "dct:Location", place)
    yield _node(site.url(""), "foaf:Document", {})
    if site.licence.url:
        yield _node(site.licence.url, "dct:LicenseDocument", {"dct:title": site.licence.name})
    yield _node(_THEMES, "skos:ConceptScheme", {"dct:title": _said(Text("หมวดข้อมูล", "Data theme"))})
    theme = {"skos:prefLabel": _said(Text("ภาครัฐ", "Government and public sector")), "skos:inScheme": _to(_THEMES)}
    yield _node(_THEME, "skos:Concept", theme)
    yield _node(_STABLE, "skos:Concept", {"skos:prefLabel": _said(Text("คงอยู่", "Stable"))})
    yield _node(_SHA256, "spdx:ChecksumAlgorithm", {})
    for uri in _LANGUAGES.values():
        yield _node(uri, "dct:LinguisticSystem", {})
    formats = {file.format for file in downloads()}
    for uri in sorted({form.uri for form in formats} | {_MEDIA_TYPES + form.media_type for form in formats}):
        yield _node(uri, ["dct:MediaTypeOrExtent", "dct:MediaType"], {})


def _node(uri: str, kind: str | list[str], said: Node) -> Node:
    return {"@id": uri, "@type": kind, **{key: value for key, value in said.items() if value not in (None, [])}}


def _to(uri: str) -> Node:
    return {"@id": uri}


def _said(text: Text) -> list[Node]:
    return [{"@value": text.th, "@language": "th"}, {"@value": text.en, "@language": "en"}]


def _day(day: date | None) -> Node | None:
    return {"@value": day.isoformat(), "@type": "xsd:date"} if day else None


def _licence(site: Site) -> Node | None:
    return _to(site.licence.url) if site.licence.url else None
