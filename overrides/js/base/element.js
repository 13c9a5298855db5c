/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | boolean>>} [attributes] One that is false is left out; one that is true is there,
 *   and empty.
 * @param {readonly (Node | string)[]} [children] Strings become text, and never markup.
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/**
 * @param {string} words
 * @param {() => void} act
 * @param {Readonly<Record<string, string | boolean>>} [attributes]
 * @returns {HTMLButtonElement}
 */
export function button(words, act, attributes = {}) {
  const made = element("button", { type: "button", class: "btn", ...attributes }, [words]);
  made.addEventListener("click", act);
  return made;
}
