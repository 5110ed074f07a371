// The search box of every page: loads nothing until the reader goes to it. `/` goes there from anywhere but a field,
// unless the reader has switched that off.

const boxes = document.querySelectorAll('form[role="search"] input[type="search"]');
const SHORTCUT = "open-reports.shortcut";

for (const box of boxes) {
  box.addEventListener("focus", () => attachList(box), { once: true });
}

async function attachList(box) {
  const before = box.value;
  const { attach } = await import("./typeahead.js");
  attach(box);
  if (box.value !== before) box.dispatchEvent(new Event("input")); // what was typed meanwhile
}

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]") || isSwitchedOff()) return;
  event.preventDefault();
  boxes[0]?.focus();
});

function isSwitchedOff() {
  try {
    return localStorage.getItem(SHORTCUT) === "off";
  } catch {
    return false; // storage may be forbidden; then the shortcut cannot be switched off, nor remembered
  }
}

const choice = document.getElementById("search-shortcut");
if (choice) {
  choice.checked = !isSwitchedOff();
  choice.addEventListener("change", () => localStorage.setItem(SHORTCUT, choice.checked ? "on" : "off"));
}
