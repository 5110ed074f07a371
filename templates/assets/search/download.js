// The projects that were found, as a file: their rows of the site's own data, picked out here, without a server.

const BOM = "\ufeff"; // so that spreadsheets read it as UTF-8
const LONGEST_NAME = 80; // characters
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/; // what a spreadsheet takes for one
const NUMBER = /^-[0-9.]+$/;

/** Save the projects of a result as `csv` or `json`; `root` is the site's, `state` what was asked for. */
export async function download(hits, kind, root, state) {
  const years = [...new Set(hits.map((hit) => hit.fiscal_year))].sort();
  const texts = await Promise.all(years.map((year) => textOf(new URL(`years/${year}.${kind}`, root))));
  const keys = hits.map((hit) => hit.key);
  const content = kind === "csv" ? asCsv(texts, keys) : asJson(texts, keys);
  save(content, `${nameOf(state)}.${kind}`, kind === "csv" ? "text/csv" : "application/json");
}

/** The rows of some projects for a spreadsheet: no text in them begins a formula. */
function asCsv(texts, keys) {
  const tables = texts.map(readCsv);
  const rows = new Map(tables.flatMap(([, ...table]) => table.map((row) => [`${row.cells[1]}/${row.cells[0]}`, row])));
  const found = keys.map((key) => rows.get(key)).filter(Boolean);
  return BOM + [tables[0]?.[0].text ?? "", ...found.map(inert)].join("");
}

function inert(row) {
  if (!row.cells.some(beginsFormula)) return row.text;
  return `${row.cells.map((cell) => quoted(beginsFormula(cell) ? `'${cell}` : cell)).join(",")}\r\n`;
}

function beginsFormula(cell) {
  return FORMULA.test(cell) && !NUMBER.test(cell);
}

function quoted(cell) {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function asJson(texts, keys) {
  const known = texts.flatMap((text) => JSON.parse(text));
  const rows = new Map(known.map((row) => [`${row.fiscal_year_be}/${row.project_id}`, row]));
  const projects = keys.map((key) => rows.get(key)).filter(Boolean);
  return JSON.stringify({ url: location.href, count: projects.length, projects }, null, 2);
}

async function textOf(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.text();
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
