// The search index as files: what is loaded, when, and how it is read.

const INDEX = new URL("../../pagefind/", import.meta.url);

/** Open the index: `{agencies, parts}`; the parts hold the projects of different years, the newest first. */
export async function openIndex() {
  const manifest = await loadManifest();
  const columns = await unpack(manifest.records);
  const { agencies, pagefind, ...fields } = columns;
  const names = Object.keys(fields);
  const rows = pagefind.map((_, row) => Object.fromEntries(names.map((name) => [name, fields[name][row]])));
  const numbers = new Map(pagefind.map((id, row) => [id, row]));
  const { createInstance } = await import(new URL("pagefind.js", INDEX));
  const engine = rows.length ? createInstance() : undefined;
  const part = {
    years: [...new Set(fields.fiscal_year)],
    table: async () => ({ rows }),
    text: (row) => unpack(`texts/${pagefind[row]}.pack`),
    async find(piece) {
      const { results } = await engine.search(`"${piece.tokens.join(" ")}"`);
      const size = piece.tokens.length;
      return new Map(
        results.map(({ id, words }) => {
          const row = numbers.get(id);
          const inTitle = words.some((at) => at + size <= rows[row].title_length);
          return [row, { times: Math.max(1, words.length / size), inTitle }];
        }),
      );
    },
  };
  return {
    agencies: new Map(Object.entries(agencies).map(([code, [th, en]]) => [code, { th, en }])),
    parts: rows.length ? [part] : [],
    isCurrent: async () => (await loadManifest()).records === manifest.records,
    close: () => engine?.destroy(),
  };
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
