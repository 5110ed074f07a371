"""What a site gives out, each format read by a reader that did not write it.

An output yields for every text that went in what it should say there and what it does; `OUTPUTS` lists them all. Pages
are read by a real browser: `tests.hostile.browsing`.
"""

from tests.hostile.outputs import about, csv_files, databases, files, trees, xml_files
from tests.hostile.outputs.published import Output

OUTPUTS: tuple[Output, ...] = (
    csv_files.canonical_csv,
    csv_files.excel_csv,
    csv_files.csv_of_one_project,
    csv_files.csv_and_json_of_a_group,
    databases.sqlite_values,
    databases.sqlite_search,
    databases.parquet_values,
    databases.workbook_cells,
    trees.json_of_one_project,
    trees.json_of_all,
    trees.ndjson_of_all,
    trees.yaml_of_one_project,
    trees.every_json_and_yaml_file,
    trees.sums_of_agencies,
    about.descriptions,
    about.turtle_and_json_ld,
    xml_files.feeds,
    xml_files.every_xml_file,
    xml_files.notices,
    files.archive,
    about.readme_of_the_archive,
    files.checksums,
    files.lines_for_hosts,
    files.report_bytes,
    files.cards,
)
