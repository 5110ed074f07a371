// Elements, messages, numbers and days, for the scripts that show something.

/** An element with a class and a text. */
export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** A button that does something. */
export function button(className, label, act) {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** A link to an address. */
export function link(href, text, className = "") {
  const made = element("a", className, text);
  made.href = href;
  return made;
}

/** Parts, `{text, marked}`, as nodes. */
export function marked(parts) {
  return parts.map((part) => (part.marked ? element("mark", "", part.text) : part.text));
}

/** The data that a page holds in a block of JSON. */
export function dataOf(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

const language = document.documentElement.lang;

/** A message with its `{names}` filled in; one of the keys `one` and `other` is chosen by `n`. */
export function fill(message, values) {
  const text = typeof message === "string" ? message : values.n === 1 ? message.one : message.other;
  return text.replace(/\{(\w+)(?::,)?\}/g, (_, name) => (name === "n" ? number(values.n) : values[name]));
}

/** A number in Arabic digits, its thousands apart. */
export function number(value, digits = 0) {
  const kept = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(`${language}-u-nu-latn`, kept).format(value).replace("-", "−");
}

/** A day as the language writes it, in Thai by the Buddhist calendar: `30 ก.ย. 2562`. */
export function day(iso) {
  const calendar = language === "th" ? "th-TH-u-ca-buddhist-nu-latn" : "en-GB";
  const format = new Intl.DateTimeFormat(calendar, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const named = format.formatToParts(new Date(`${iso}T00:00:00Z`)).filter(({ type }) => type !== "literal" && type !== "era");
  return named.map(({ value }) => value).join("\u00a0");
}
