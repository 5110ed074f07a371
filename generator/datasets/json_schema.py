"""The JSON Schemas, as files; with an `$id` where the site's address is known."""

from collections.abc import Callable, Iterator

from generator.datasets.json_text import dump_json
from generator.model.catalog import Catalog
from generator.model.form_schema import form_schema
from generator.model.outputs import OutputFile
from generator.model.schema import Schema, corrections_schema, project_schema, record_schema
from generator.model.settings import Site
from generator.model.settings_schemas import (
    agencies_schema,
    redirects_schema,
    search_checks_schema,
    site_schema,
    synonyms_schema,
)

SCHEMAS: tuple[tuple[str, Callable[[], Schema]], ...] = (
    ("record", record_schema),
    ("project", project_schema),
    ("corrections", corrections_schema),
)


# What a maintainer writes and no reader sees.
_SETTINGS: tuple[tuple[str, Callable[[], Schema]], ...] = (
    ("site", site_schema),
    ("agencies", agencies_schema),
    ("synonyms", synonyms_schema),
    ("search-checks", search_checks_schema),
    ("redirects", redirects_schema),
    ("form", form_schema),
)


def json_schemas(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the schemas of a record, of a project as published, and of a ledger of corrections."""
    yield from schema_files(catalog.site)


def schema_files(site: Site | None) -> Iterator[OutputFile]:
    """Yield the schemas as files; without a site, those that editors find beside the content."""
    for name, make in SCHEMAS if site else (*SCHEMAS, *_SETTINGS):
        path = f"schema/{name}.schema.json"
        schema = make()
        if site and site.base_url:
            schema = {"$schema": schema.pop("$schema"), "$id": site.url(path), **schema}
        yield OutputFile(path, f"{dump_json(schema, pretty=True)}\n".encode())
