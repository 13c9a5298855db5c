/**
 * The dialog that shows a link as a QR code, large enough for a room, with the link in words to
 * copy by hand.
 *
 * @typedef {object} Shared
 * @property {string} title The thing's words.
 * @property {string} url
 * @property {HTMLElement} opener Gets the focus back.
 * @property {boolean} [byHand] Copying was refused: the link is selected, for the reader to copy.
 *
 * @typedef {ReturnType<typeof build>} Parts
 */
import { copyText } from "./clipboard.js";
import { loadDrawing } from "./qr-loader.js";
import { say } from "../base/say.js";

const SELECTED = say`This browser does not let the page copy. The link is selected: copy it from here.`;

/** @type {Parts | undefined} */
let parts;
/** @type {HTMLElement | undefined} */
let opener;

/** @param {Shared} shared */
export function openCode(shared) {
  parts ??= build();
  const { dialog, heading, drawing, field, status, close } = parts;
  opener = shared.opener;
  heading.textContent = shared.title;
  field.value = shared.url;
  status.textContent = "";
  drawing.replaceChildren();
  dialog.showModal();
  field.scrollTop = 0;
  if (shared.byHand) selectLink(parts);
  else close.focus();
  draw(parts, shared.url);
}

/**
 * @param {Parts} parts
 * @param {string} url
 */
async function draw({ drawing, field, status }, url) {
  try {
    const code = (await loadDrawing())(url);
    // Another link may have been asked for while the library was on its way.
    if (field.value === url) drawing.replaceChildren(code);
  } catch {
    status.textContent ||= say`The QR code could not be drawn.`;
  }
}

/** @param {Parts} parts */
function selectLink({ field, status }) {
  field.focus();
  field.select();
  status.textContent = SELECTED;
}

function build() {
  const dialog = element("dialog", "qr");
  dialog.setAttribute("aria-labelledby", "qr-title");
  const heading = element("h2", "");
  heading.id = "qr-title";
  const drawing = element("div", "drawing");
  const label = element("label", "label");
  const field = element("textarea", "");
  field.readOnly = true;
  field.rows = 2;
  label.append(say`Link`, field);
  const status = element("p", "label");
  status.setAttribute("role", "status");
  const copy = button("btn main", say`Copy link`);
  const close = button("btn", say`Close`);
  const keys = element("p", "acts");
  keys.append(copy, close);
  dialog.append(heading, drawing, label, status, keys);
  const built = { dialog, heading, drawing, field, status, close };

  copy.addEventListener("click", async () => {
    if (await copyText(field.value)) status.textContent = say`Link copied`;
    else selectLink(built);
  });
  close.addEventListener("click", () => dialog.close());
  // A press beside the dialog falls on the dialog itself, one within it on one of its parts.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  // Safari focuses no link that is clicked, and so would give the focus back to nothing.
  dialog.addEventListener("close", () => opener?.focus());
  document.body.append(dialog);
  return built;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} classes
 * @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, classes) {
  const made = document.createElement(name);
  made.className = classes;
  return made;
}

/**
 * @param {string} classes
 * @param {string} words
 */
function button(classes, words) {
  const made = element("button", classes);
  made.type = "button";
  made.textContent = words;
  return made;
}
