// What a query asks for, and where a text holds it. Used for the results, for their excerpts and on the page of a hit.

import { tokens, units, writtenDates } from "./cut.js";

/**
 * A query as pieces, all of which a project must hold: `{keys, tokens}`, the keys of units in a row and the tokens of
 * the phrase to look for. A date in any of its written forms is one piece, with no keys; other pieces are what stands
 * between spaces. Nothing but punctuation gives no pieces.
 */
export function readQuery(query) {
  const dates = writtenDates(query);
  const pieces = dates.map((date) => ({ keys: [], tokens: [date.token] }));
  for (const word of without(query, dates).split(/\s+/)) {
    const keys = units(word).map((unit) => unit.key);
    if (keys.length) pieces.push({ keys, tokens: tokens(keys) });
  }
  const seen = new Map(pieces.map((piece) => [piece.tokens.join(" "), piece]));
  return [...seen.values()];
}

/** A day written as a filter has it (`2019-09-30`) as a piece, or nothing where it is no day. */
export function readDay(text) {
  const [day] = writtenDates(text);
  return day && { keys: [], tokens: [day.token] };
}

/** All places of the pieces in a text, in order: `{start, end, piece}`, with the number of the piece. */
export function findPieces(text, pieces) {
  const cut = units(text);
  const found = [];
  pieces.forEach(({ keys }, piece) => {
    for (let at = 0; keys.length && at + keys.length <= cut.length; at += 1) {
      if (keys.every((key, offset) => cut[at + offset].key === key)) {
        found.push({ start: cut[at].start, end: cut[at + keys.length - 1].end, piece });
      }
    }
  });
  const datePieces = new Map(pieces.flatMap(({ keys, tokens: [token] }, piece) => (keys.length ? [] : [[token, piece]])));
  for (const { token, start, end } of datePieces.size ? writtenDates(text) : []) {
    if (datePieces.has(token)) found.push({ start, end, piece: datePieces.get(token) });
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
    rest += text.slice(done, start) + " ";
    done = end;
  }
  return rest + text.slice(done);
}
