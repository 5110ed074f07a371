// Finds projects: asks Pagefind which of them hold the pieces of a query, and our own table what they are.
//
// Nothing is loaded before the first search (or `prepare`). Everything is found relative to this file, so the site may
// live under any path. generator/search.py writes what is read here.

import { bestPlace } from "./excerpt.js";
import { findPieces, markedParts, readQuery } from "./match.js";

const INDEX = new URL("../../pagefind/", import.meta.url);

let opened;

/** Load what every search needs, ahead of the first one. */
export function prepare() {
  opened ??= open().catch((error) => {
    opened = undefined; // so that the next search tries again
    throw error;
  });
  return opened;
}

/**
 * All projects that hold every piece of the query, best first: `{count, hits}`.
 *
 * A query without pieces finds every project. `filters` are lists of accepted values by field: `{fiscal_year: [2563],
 * status: ["completed", "cancelled"]}`. A hit has the fields of its record (`key`, `url`, `title`, `agency`,
 * `fiscal_year`, `status`, `last_report_date`, `budget_allocated`), its `titleParts`, and `place()`, which loads the
 * text and promises `{anchor, parts}`: where on its page the query is, and an excerpt. Parts are `{text, marked}`.
 * Rejects when the index cannot be loaded.
 */
export async function search(query, { filters = {} } = {}) {
  const index = await prepare();
  const pieces = readQuery(query);
  const accepted = index.records.filter((record) => passes(record, filters));
  let found = new Map(accepted.map((record) => [record.id, { record, weight: 0 }]));
  for (const piece of pieces) {
    if (!found.size) break;
    found = await narrow(found, piece, index);
  }
  if (accepted.length && !found.size && !(await isCurrent(index))) return search(query, { filters });
  const hits = [...found.values()].map((hit) => describe(hit, pieces)).sort(byRank);
  return { count: hits.length, hits };
}

/** The projects among those found that hold one piece more, with what it adds to their weight. */
async function narrow(found, piece, { pagefind, records, meanLength }) {
  const { results } = await pagefind.search(`"${piece.tokens.join(" ")}"`);
  const rarity = Math.log(1 + (records.length - results.length + 0.5) / (results.length + 0.5));
  const kept = new Map();
  for (const { id, words } of results) {
    const hit = found.get(id);
    if (!hit) continue;
    const times = Math.max(1, words.length / piece.tokens.length);
    const often = times / (times + 1.2 * (0.25 + (0.75 * hit.record.length) / meanLength)); // BM25
    kept.set(id, { ...hit, weight: hit.weight + rarity * often });
  }
  return kept;
}

function describe({ record, weight }, pieces) {
  const { id, length, ...fields } = record;
  const inTitle = findPieces(record.title, pieces);
  return {
    ...fields,
    rank: [new Set(inTitle.map(({ piece }) => piece)).size, Math.round(weight * 10), record.last_report_date ?? ""],
    titleParts: markedParts(record.title, inTitle),
    place: async () => bestPlace(await unpack(`texts/${id}.pack`), record.title, pieces),
  };
}

/** Most pieces in the title first, then most and rarest in the text, then the latest report, then by key. */
function byRank(one, other) {
  for (let at = 0; at < one.rank.length; at += 1) {
    if (one.rank[at] !== other.rank[at]) return one.rank[at] > other.rank[at] ? -1 : 1;
  }
  return one.key < other.key ? -1 : 1;
}

function passes(record, filters) {
  return Object.entries(filters).every(([field, accepted]) => accepted.includes(record[field]));
}

async function open() {
  const [manifest, { createInstance }] = await Promise.all([loadManifest(), import(new URL("pagefind.js", INDEX))]);
  const pagefind = manifest.projects ? createInstance() : undefined; // begins to load; its first search waits for it
  const records = await unpack(manifest.records);
  const meanLength = records.reduce((sum, record) => sum + record.length, 0) / records.length;
  return { manifest, pagefind, records, meanLength };
}

/**
 * Say whether finding nothing can be believed. To Pagefind a part of its index that did not load is an empty one, and
 * it never asks for it again: without a connection, or after a new build of the site, start afresh.
 */
async function isCurrent({ manifest, pagefind }) {
  let current = false;
  try {
    current = (await loadManifest()).records === manifest.records;
  } finally {
    if (!current) {
      opened = undefined;
      await pagefind.destroy();
    }
  }
  return current;
}

async function loadManifest() {
  return (await load("open-reports.json", { cache: "no-store" })).json();
}

/** The JSON in a `.pack`, which is gzipped whatever the host says. */
async function unpack(path) {
  const response = await load(path);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

async function load(path, options) {
  const response = await fetch(new URL(path, INDEX), options);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}
