// The search index as files: what is loaded, when, and how it is read. generator/search writes them, and tells more.

import { fileOf, findPhrase, termsOf } from "./postings.js";
import { Vocabulary } from "./suggest.js";

const INDEX = new URL("../../search-index/", import.meta.url);

/** Open the index: the `parts` hold the projects of different years, the newest first; all else is asked for by name. */
export async function openIndex() {
  const manifest = await loadManifest();
  return {
    agencies: once(async () => agenciesOf(await json(manifest.agencies))),
    parts: manifest.parts.map((part) => new Part(part)),
    synonyms: once(() => json(manifest.synonyms)),
    vocabulary: once(async () => new Vocabulary(await json(manifest.vocabulary))),
    isRenewed: async () => JSON.stringify(await loadManifest()) !== JSON.stringify(manifest),
  };
}

function agenciesOf(names) {
  return new Map(Object.keys(names).sort().map((code) => [code, { th: names[code][0], en: names[code][1] }]));
}

/** What is made the first time that it is asked for; tried again where that failed. */
function once(make) {
  let made;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

async function loadManifest() {
  return (await load("index.json", { cache: "no-store" })).json();
}

/** A part of the index. What was loaded is kept; what failed to load is asked for again the next time. */
class Part {
  #loaded = new Map();

  constructor({ folder, years, projects, postings, length }) {
    Object.assign(this, { folder, years, projects, postings, length });
  }

  /** The projects of the part by their number: what to filter and sort by. */
  rows() {
    return this.#once("table.pack", async (path) => rowsOf(await json(path)));
  }

  /** The titles by the number of the project. */
  titles() {
    return this.#once("titles.pack", json);
  }

  /** The text of a project: `[place, text]`, in the order of its page. */
  blocks(row) {
    return this.#once(`texts/${row}.pack`, json);
  }

  /** The projects that hold a piece of a query, by number, as `findPhrase` describes. */
  async find(keys) {
    const terms = termsOf(keys);
    const files = terms.map(({ term }) => this.#once(`${fileOf(term, this.postings)}.pack`, text));
    return findPhrase(terms, await Promise.all(files));
  }

  #once(name, read) {
    if (!this.#loaded.has(name)) this.#loaded.set(name, once(() => read(`${this.folder}/${name}`)));
    return this.#loaded.get(name)();
  }
}

/** Columns as rows. A column is a list, or a list of values and for each row the number of its value. */
function rowsOf(columns) {
  const fields = Object.entries(columns).map(([name, column]) => [
    name,
    Array.isArray(column) ? column : column.rows.map((number) => column.values[number]),
  ]);
  return columns.id.map((id, row) => ({
    ...Object.fromEntries(fields.map(([name, column]) => [name, column[row]])),
    agency: id.slice(0, 8),
  }));
}

async function json(path) {
  return JSON.parse(await text(path));
}

/** What is in a `.pack`, which is gzipped whatever the host says. */
async function text(path) {
  const response = await load(path);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
}

async function load(path, options) {
  const response = await fetch(new URL(path, INDEX), options);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}
