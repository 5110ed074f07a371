// On the page of a hit: marks what the reader searched for, given as `?q=`, wherever `<main>` holds it.

const BLOCKS = "p, li, dt, dd, td, th, h1, h2, h3, h4, blockquote, figcaption, caption, summary, div, section, article, main";
const NOT_TEXT = "script, style, template, noscript, svg, textarea, select, button";

const query = new URLSearchParams(location.search).get("q");
const main = document.querySelector("main");
if (query && main) await markAll(main, query);

async function markAll(root, words) {
  const { findPieces, markedParts, readQuery } = await import("./match.js");
  const pieces = readQuery(words);
  for (const nodes of textsByBlock(root)) {
    const text = nodes.map((node) => node.data).join("");
    const places = findPieces(text, pieces);
    let start = 0;
    for (const node of places.length ? nodes : []) {
      const end = start + node.data.length;
      replace(node, markedParts(text, places, start, end));
      start = end;
    }
  }
}

/** The text nodes of each block of text, in order: a phrase may run through several, but not out of its block. */
function textsByBlock(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = new Map();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(NOT_TEXT)) continue;
    const block = node.parentElement.closest(BLOCKS);
    if (!texts.has(block)) texts.set(block, []);
    texts.get(block).push(node);
  }
  return texts.values();
}

function replace(node, parts) {
  if (!parts.some((part) => part.marked)) return;
  node.replaceWith(
    ...parts.map((part) => {
      if (!part.marked) return part.text;
      const mark = document.createElement("mark");
      mark.className = "search-mark";
      mark.textContent = part.text;
      return mark;
    }),
  );
}
