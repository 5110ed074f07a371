// The projects that were found, as a file: their rows of the site's own data, picked out here, without a server.

const BOM = "\ufeff"; // so that spreadsheets read it as UTF-8
const LONGEST_NAME = 80; // characters

/** Save the projects of a result as `csv` or `json`; `root` is the site's, `state` what was asked for. */
export async function download(hits, kind, root, state) {
  const years = [...new Set(hits.map((hit) => hit.fiscal_year))].sort();
  const tables = await Promise.all(years.map((year) => rowsOf(new URL(`years/${year}.csv`, root))));
  const rows = new Map(tables.flatMap((table) => table.rows.map((row) => [`${row.cells[1]}/${row.cells[0]}`, row])));
  const found = hits.map((hit) => rows.get(hit.key)).filter(Boolean);
  const header = tables[0] ?? { text: "", cells: [] };
  const content =
    kind === "csv" ? BOM + [header.text, ...found.map((row) => row.text)].join("") : asJson(header.cells, found);
  save(content, `${nameOf(state)}.${kind}`, kind === "csv" ? "text/csv" : "application/json");
}

function asJson(columns, rows) {
  const projects = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row.cells[at] || null])));
  return JSON.stringify({ url: location.href, count: projects.length, projects }, null, 2);
}

async function rowsOf(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const [header, ...rows] = readCsv(await response.text());
  return { ...header, rows };
}

/** The rows of a CSV file: the cells of each, and its text as it stands, line end and all. */
export function readCsv(text) {
  const rows = [];
  let cells = [];
  let cell = "";
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ",") {
      cells.push(cell);
      cell = "";
    } else if (sign === "\n") {
      rows.push({ cells: [...cells, cell.replace(/\r$/, "")], text: text.slice(start, at + 1) });
      cells = [];
      cell = "";
      start = at + 1;
    } else cell += sign;
  }
  return rows;
}

/** The name of a file, which tells what was asked for. */
function nameOf({ query, filters }) {
  const chosen = Object.entries(filters).map(([field, values]) => `${field}=${values.join("+")}`);
  const name = ["projects", ...(query ? [query] : []), ...chosen].join("_");
  return name.replace(/[\s/\\:*?"<>|]+/g, "-").slice(0, LONGEST_NAME);
}

function save(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
