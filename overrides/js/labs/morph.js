/**
 * Makes what is on the page equal to what should be there, and touches nothing else: who is in the midst of a field, a
 * list or a table keeps the focus, the caret, the place scrolled to, and what was opened.
 */

/** What the reader, and not the lab, decides. */
const READERS_OWN = new Set(["open"]);

/**
 * @param {Element} place
 * @param {readonly Node[]} nodes Those with a `data-key` find their former selves wherever they stood.
 */
export function morph(place, nodes) {
  const focused = document.activeElement;
  children(place, nodes);
  // What had to be moved has lost it.
  if (focused instanceof HTMLElement && focused !== document.activeElement && place.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

/**
 * @param {Element} place
 * @param {readonly Node[]} nodes
 */
function children(place, nodes) {
  /** @type {ChildNode | null} */
  let at = place.firstChild;
  for (const node of nodes) {
    const old = formerOf(at, node);
    if (!old) {
      place.insertBefore(node, at);
      continue;
    }
    if (old === at) at = at.nextSibling;
    else place.insertBefore(old, at);
    update(old, node);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

/**
 * @param {ChildNode | null} at The first that has no successor yet.
 * @param {Node} node
 * @returns {ChildNode | null}
 */
function formerOf(at, node) {
  const key = keyOf(node);
  if (key === null) return at && keyOf(at) === null && at.nodeName === node.nodeName ? at : null;
  for (let one = at; one; one = one.nextSibling) {
    if (keyOf(one) === key && one.nodeName === node.nodeName) return one;
  }
  return null;
}

/**
 * @param {Node} node
 * @returns {string | null}
 */
function keyOf(node) {
  return node instanceof Element ? node.getAttribute("data-key") : null;
}

/**
 * @param {Node} old
 * @param {Node} node
 */
function update(old, node) {
  if (old instanceof Element && node instanceof Element) {
    attributes(old, node);
    children(old, [...node.childNodes]);
    values(old, node);
  } else if (old.nodeValue !== node.nodeValue) {
    old.nodeValue = node.nodeValue;
  }
}

/**
 * @param {Element} old
 * @param {Element} node
 */
function attributes(old, node) {
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name) && !READERS_OWN.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of node.attributes) {
    if (old.getAttribute(name) !== value && !READERS_OWN.has(name)) old.setAttribute(name, value);
  }
}

/**
 * What a field holds is no attribute. One that is being typed in is left alone: "1." is on its way to "1.5".
 *
 * @param {Element} old
 * @param {Element} node
 */
function values(old, node) {
  if (old instanceof HTMLSelectElement && node instanceof HTMLSelectElement) old.value = node.value;
  if (!(old instanceof HTMLInputElement && node instanceof HTMLInputElement)) return;
  old.checked = node.checked;
  if (old !== document.activeElement || old.type !== "number") old.value = node.value;
}
