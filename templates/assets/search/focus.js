// The focus while the page changes under it: it stays on what it was on, or goes to what is the same there now.

/** Make a change to the page. Where what had the focus is gone with it and nothing like it came, `otherwise` has it. */
export function keepingFocus(change, otherwise) {
  const before = document.activeElement;
  change();
  if (!before || before === document.body || isShown(before)) return;
  const name = nameOf(before);
  const like = [...document.querySelectorAll(before.localName)].find((one) => nameOf(one) === name && isShown(one));
  (like ?? otherwise).focus({ preventScroll: true });
}

function isShown(element) {
  return element.isConnected && element.checkVisibility();
}

/** What tells an element from others of its kind. */
function nameOf(element) {
  return element.id || element.href || element.ariaLabel || element.textContent;
}
