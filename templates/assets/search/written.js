// Days, quantities and words written as one in running text: the twin of generator/thai/written.py, which tells more.
// tests/thai/test_clusters.py proves the two equal. Change both or neither. Both look at normalised text.

const MONTHS =
  "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(" ");
const SHORT_MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(" ");
const ENGLISH_MONTHS =
  "January February March April May June July August September October November December".split(" ");
const SHORT_ENGLISH = ENGLISH_MONTHS.map((name) => name.slice(0, 3));
const MONTH_NUMBERS = new Map(
  [MONTHS, SHORT_MONTHS, ENGLISH_MONTHS, SHORT_ENGLISH].flatMap((names) => names.map((name, index) => [bare(name), index + 1])),
);
const THAI_MONTH = [...MONTHS, ...SHORT_MONTHS.map((name) => name.replaceAll(".", "[.]? ?"))].join("|");
const ENGLISH_MONTH = [...ENGLISH_MONTHS, ...SHORT_ENGLISH.map((name) => `${name}[.]?`)].join("|");
const UNMARKED = "(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])";
const DATE = new RegExp(
  "(?<![0-9])(?:" +
    "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" +
    "|([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})" +
    "|(?:([0-9]{1,2}) *[-–] *)?([0-9]{1,2}) *(?:เดือน *)?" +
    `(${THAI_MONTH}) *(?:[พค][.]? *ศ[.]? *)?([0-9]{4}|[0-9]{2})` +
    `|([0-9]{1,2}) *(${ENGLISH_MONTH}),? *([0-9]{4})` +
    `|(?<![A-Za-z])(${ENGLISH_MONTH}) *([0-9]{1,2}),? +([0-9]{4})` +
    `)(?![0-9])${UNMARKED}`,
  "gi",
);
const BUDDHIST_OFFSET = 543;
const FIRST_BUDDHIST_YEAR = 2400;

const SCALES = new Map([["แสนล้าน", 11], ["หมื่นล้าน", 10], ["พันล้าน", 9], ["ล้าน", 6]]);
const QUANTITY = new RegExp(
  "(?<![0-9.])([0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+)(?:[.]([0-9]+))? *" +
    `(${[...SCALES.keys()].join("|")})(?!นา|ช้าง)${UNMARKED}(?: *บาท${UNMARKED})?`,
  "g",
);

const SHORTEST_PART = 3;

/** The days written in a normalised text, in order: `{key, start, end}`, the key as `2019-09-30`. */
export function datesIn(plain) {
  const found = [];
  for (const match of plain.matchAll(DATE)) {
    for (const day of daysOf(match)) {
      const key = dayKey(...day);
      if (key) found.push({ key, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** The whole numbers that a normalised text gives in millions: `{key, start, end}`, the key as `12000000`. */
export function quantitiesIn(plain) {
  const found = [];
  for (const match of plain.matchAll(QUANTITY)) {
    const zeros = SCALES.get(match[3]);
    const fraction = (match[2] ?? "").replace(/0+$/, "");
    if (fraction.length > zeros) continue;
    const digits = match[1].replaceAll(",", "") + fraction + "0".repeat(zeros - fraction.length);
    found.push({ key: digits.replace(/^0+/, "") || "0", start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The Latin words written as one that their capitals tell apart (SmartCity): `{key, start, end}`. */
export function joinedIn(plain) {
  const found = [];
  for (const { 0: joined, index } of plain.matchAll(/(?<![A-Za-z])[A-Za-z]*[a-z][A-Z][A-Za-z]*/g)) {
    for (const { 0: part, index: at } of joined.matchAll(/[A-Z]*[a-z]+|[A-Z]+/g)) {
      const start = index + at;
      if (part.length >= SHORTEST_PART) found.push({ key: part.toLowerCase(), start, end: start + part.length });
    }
  }
  return found;
}

function daysOf(match) {
  if (match[1]) return [[match[1], Number(match[2]), match[3]]];
  if (match[4]) return [[match[6], Number(match[5]), match[4]]];
  if (match[8]) {
    const year = match[10].length === 4 ? match[10] : `25${match[10]}`;
    return [match[7], match[8]].filter(Boolean).map((day) => [year, monthOf(match[9]), day]);
  }
  if (match[11]) return [[match[13], monthOf(match[12]), match[11]]];
  return [[match[16], monthOf(match[14]), match[15]]];
}

function monthOf(name) {
  return MONTH_NUMBERS.get(bare(name));
}

function bare(name) {
  return name.replace(/[. ]/g, "").toLowerCase();
}

/** The key of a day, or nothing where the calendar has no such day. */
function dayKey(printedYear, month, printedDay) {
  const day = Number(printedDay);
  const printed = Number(printedYear);
  const year = printed >= FIRST_BUDDHIST_YEAR ? printed - BUDDHIST_OFFSET : printed;
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  if (year < 1 || moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return undefined;
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
