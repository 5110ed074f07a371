// Titles, codes and agencies that hold the letters as typed, below a search box: a combobox with a list, as ARIA has it.

import { element, fill, marked } from "./dom.js";
import { complete } from "./engine.js";

const WAIT = 150; // milliseconds after a key
const SHORTEST = 2; // letters

/** Give a box its list. Where the list cannot be loaded, the box stays what it was. */
export function attach(box) {
  const words = box.form.dataset;
  const root = new URL(words.root, location.href);
  const list = element("ul", "suggestions");
  const said = element("p", "hidden");
  const id = `${box.id}-suggestions`;
  let timer;
  let latest = 0;
  let active = -1;

  // A list that scrolls would be a stop of the Tab key, which closes the list as it leaves the box: the focus were lost.
  Object.assign(list, { id, hidden: true, tabIndex: -1 });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.listLabel);
  said.setAttribute("role", "status");
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", id);
  box.setAttribute("aria-expanded", "false");
  box.after(list);
  box.form.append(said);

  function close() {
    latest += 1;
    clearTimeout(timer);
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    move(-1);
  }

  function move(to) {
    active = to;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === to)));
    if (to < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", list.children[to].id);
      list.children[to].scrollIntoView({ block: "nearest" });
    }
  }

  async function offer() {
    latest += 1;
    const mine = latest;
    const typed = box.value.trim();
    if (typed.length < SHORTEST) return close();
    const found = await complete(typed).catch((error) => {
      console.warn(error);
      return [];
    });
    if (mine !== latest || document.activeElement !== box) return undefined;
    const chosen = list.children[active]?.dataset.url;
    list.replaceChildren(...found.map((one, at) => itemOf(one, `${id}-${at}`)));
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length ? fill(words.listCount, { count: found.length }) : "";
    move([...list.children].findIndex((item) => item.dataset.url === chosen));
    return undefined;
  }

  function itemOf({ kind, parts, url, fiscal_year: year }, itemId) {
    const item = element("li");
    item.id = itemId;
    item.setAttribute("role", "option");
    const text = element("span");
    text.append(...marked(parts));
    if (document.documentElement.lang !== "th" && /[ก-๛]/.test(text.textContent)) text.lang = "th";
    const about = kind === "agency" ? words.listAgency : String(document.documentElement.lang === "th" ? year : year - 543);
    item.append(text, " ", element("span", "count", about));
    item.dataset.url = new URL(url, root).href;
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    item.addEventListener("click", () => location.assign(item.dataset.url));
    return item;
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, WAIT);
  });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  box.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape" && count) {
      event.preventDefault(); // first the list, then the box
      close();
    } else if (event.key === "ArrowDown" && count) {
      event.preventDefault();
      move(active + 1 >= count ? -1 : active + 1);
    } else if (event.key === "ArrowUp" && count) {
      event.preventDefault();
      move(active < 0 ? count - 1 : active - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.url);
    }
  });
}
