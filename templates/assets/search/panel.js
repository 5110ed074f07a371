// The filters: a group of check boxes for each field, with what each would leave, and what is chosen as buttons.

import { button, element, fill } from "./dom.js";
import { ALLOCATED_RANGES } from "./engine.js";

const FIRST = 8; // values of a field that stand open
const STATUSES = ["under-way", "completed", "suspended", "cancelled", "not-started"];
const PLANS = ["on", "off", "unstated"];

/** The panel in an element; `choose(field, value)` is called when a box is ticked or cleared. */
export class Panel {
  #groups = new Map();

  constructor(root, { words, choose }) {
    Object.assign(this, { root, words, choose });
  }

  /** Show the counts of a result, and what is chosen. */
  show(facets, filters, nameOf) {
    this.nameOf = nameOf;
    for (const [field, counts] of Object.entries(facets)) this.#showField(field, counts, filters[field] ?? []);
  }

  #showField(field, counts, chosen) {
    const values = ordered(field, [...new Set([...chosen, ...counts.keys()])], counts, this.nameOf);
    const group = this.#groups.get(field) ?? this.#addGroup(field);
    const focused = document.activeElement;
    group.hidden = !values.length || (values.length === 1 && !chosen.length && !group.contains(focused));
    const items = values.map((value) => this.#item(field, value, counts.get(value) ?? 0, chosen.includes(value)));
    const [list, more, rest] = group.parts;
    const isOpen = (value, at) => at < FIRST || chosen.includes(value) || idOf(field, value) === focused.id;
    const open = items.filter((_, at) => isOpen(values[at], at));
    const folded = items.filter((item) => !open.includes(item));
    list.replaceChildren(...open);
    rest.replaceChildren(...folded);
    more.hidden = !folded.length;
    more.firstChild.textContent = fill(this.words.more, { n: folded.length });
  }

  #addGroup(field) {
    const group = element("fieldset", "filter-group");
    const [list, more, rest] = [element("ul", "plain"), element("details", "more"), element("ul", "plain")];
    more.append(element("summary"), rest);
    group.append(element("legend", "", this.words.fields[field]), list, more);
    group.parts = [list, more, rest];
    this.#groups.set(field, group);
    this.root.append(group);
    return group;
  }

  #item(field, value, count, isChosen) {
    const item = element("li");
    const label = element("label", "filter-choice");
    const box = element("input");
    Object.assign(box, { type: "checkbox", name: field, value, id: idOf(field, value), checked: isChosen });
    box.addEventListener("change", () => this.choose(field, value));
    const name = element("span", "", this.nameOf(field, value));
    if (/[ก-๛]/.test(name.textContent) && document.documentElement.lang !== "th") name.lang = "th";
    label.append(box, name, element("span", "count", fill(this.words.count, { n: count })));
    item.append(label);
    return item;
  }
}

function idOf(field, value) {
  return `filter-${field}-${value}`;
}

/** Buttons that take back one choice each, and one that takes back all; nothing where none is made. */
export function chips(filters, { words, nameOf, remove, clear }) {
  const made = Object.entries(filters).flatMap(([field, values]) =>
    values.map((value) => {
      const name = nameOf(field, value);
      const chip = button("chip", name, () => remove(field, value));
      chip.setAttribute("aria-label", fill(words.remove, { name }));
      return chip;
    }),
  );
  if (made.length) made.push(button("chip-clear", words.clear, clear));
  return made;
}

function ordered(field, values, counts, nameOf) {
  const fixed = { status: STATUSES, plan: PLANS, allocated: ALLOCATED_RANGES }[field];
  const byCount = (one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0);
  const order = {
    fiscal_year: (one, other) => Number(other) - Number(one),
    agency: (one, other) => nameOf(field, one).localeCompare(nameOf(field, other), "th"),
    strategy: (one, other) => one.localeCompare(other, "en", { numeric: true }),
    flag: (one, other) => byCount(one, other) || (one < other ? -1 : 1),
  }[field];
  // Of the plan the themes are offered; a part of one stands where it is chosen.
  const kept = field === "strategy" ? values.filter((code) => !code.includes(".") || !counts.has(code.split(".")[0])) : values;
  return kept.sort(fixed ? (one, other) => fixed.indexOf(one) - fixed.indexOf(other) : order);
}
