// What a query asks for, and where a text holds it. Used for the results, for their excerpts and on the page of a hit.

import { joinedWords, meanings, units } from "./cut.js";

// What Python takes for white space. To JavaScript's own `\s` the invisible U+FEFF is one too.
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * A query as pieces, all of which a project must hold: each the keys of units in a row. A day in any of its written
 * forms is one piece (`["2019-09-30"]`), as is a number of millions (`["12000000"]`); other pieces are what stands
 * between spaces. Nothing but punctuation gives no pieces.
 */
export function readQuery(query) {
  const meant = meanings(query).sort((a, b) => a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1));
  const pieces = meant.map(({ key }) => [key]);
  for (const word of without(query, meant).split(SPACE)) {
    const keys = units(word).map((unit) => unit.key);
    if (keys.length) pieces.push(keys);
  }
  return [...new Map(pieces.map((keys) => [keys.join(" "), keys])).values()];
}

/** All places of the pieces in a text, in order: `{start, end, piece}`, with the number of the piece. */
export function findPieces(text, pieces) {
  const cut = units(text);
  const found = [];
  const meant = new Map();
  pieces.forEach((keys, piece) => {
    if (keys.length === 1 && /^[0-9a-z-]+$/.test(keys[0])) meant.set(keys[0], piece);
    for (let at = 0; at + keys.length <= cut.length; at += 1) {
      if (keys.every((key, offset) => cut[at + offset].key === key)) {
        found.push({ start: cut[at].start, end: cut[at + keys.length - 1].end, piece });
      }
    }
  });
  for (const { key, start, end } of meant.size ? [...meanings(text), ...joinedWords(text)] : []) {
    if (meant.has(key)) found.push({ start, end, piece: meant.get(key) });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A stretch of a text as parts, `{text, marked}`, whose texts joined are the stretch. Places may overlap. */
export function markedParts(text, places, from = 0, to = text.length) {
  const parts = [];
  const add = (start, end, marked) => {
    if (start < end) parts.push({ text: text.slice(start, end), marked });
  };
  let done = from;
  for (const { start, end } of joined(places)) {
    if (end <= from || start >= to) continue;
    add(done, Math.max(start, done), false);
    add(Math.max(start, done), Math.min(end, to), true);
    done = Math.min(end, to);
  }
  add(done, to, false);
  return parts;
}

/** Places that overlap as one, so that no letter is marked twice. */
function joined(places) {
  const result = [];
  for (const { start, end } of places) {
    const last = result.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

function without(text, places) {
  let rest = "";
  let done = 0;
  for (const { start, end } of places) {
    rest += text.slice(done, Math.max(start, done)) + " ";
    done = Math.max(end, done);
  }
  return rest + text.slice(done);
}
