"""`data/gdc.json`: the data set in the fields of Thailand's GD Catalog (thai_gdc 2.1.0), as its CKAN takes it."""

from collections.abc import Iterator

from generator.datasets.json_text import dump_json
from generator.model.catalog import Catalog
from generator.model.downloads import DESCRIPTION, downloads, keywords
from generator.model.outputs import OutputFile
from generator.model.settings import Licence

# By the start of the SPDX id; the catalogue's own words, which name no versions.
_LICENCES = (
    ("CC-BY-SA", "Creative Commons Attribution Share-Alike"),
    ("CC-BY-NC", "Creative Commons Non-Commercial (Any)"),
    ("CC-BY", "Creative Commons Attributions"),
    ("ODC-By", "Open Data Common"),
    ("ODbL", "Open Data Common"),
    ("PDDL", "Open Data Common"),
    ("GFDL", "GNU Free Documentation License"),
)


def gd_catalog(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the file. What the site does not state is left out: whoever registers the data set fills it in."""
    site = catalog.site
    publisher = (site.publisher or site.title).th
    of_place = f" ของ{site.place.name.th}" if site.place else ""
    tree = {
        "name": "open-reports",
        "data_type": "ข้อมูลระเบียน",
        "title": site.title.th,
        "owner_org": publisher,
        "maintainer": publisher,
        "maintainer_email": site.contact,
        "tag_string": ",".join(word.th for word in keywords(site)),
        "notes": DESCRIPTION.th,
        "objective": ["พันธกิจหน่วยงาน", "เพื่อการให้บริการประชาชน"],
        "update_frequency_unit": "ไตรมาส",
        "update_frequency_interval": "1",
        "geo_coverage": "จังหวัด",
        "data_source": f"แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ{of_place}",
        "data_format": ["CSV", "JSON"],
        "data_category": "ข้อมูลสาธารณะ",
        "license_id": _licence(site.licence),
        "allow_harvest": "True",
        "url": site.url("data/") if site.base_url else None,
        "resources": [
            {"name": file.title.th, "format": file.format.code, "url": site.url(file.path)} for file in downloads()
        ],
    }
    known = {key: value for key, value in tree.items() if value is not None}
    yield OutputFile("data/gdc.json", f"{dump_json(known, pretty=True)}\n".encode())


def _licence(licence: Licence) -> str:
    return next((name for start, name in _LICENCES if (licence.id or "").startswith(start)), "อื่นๆ")
