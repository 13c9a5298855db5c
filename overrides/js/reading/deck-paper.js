/**
 * A deck on paper: as it is, as questions to write on, or with its answers at the end.
 *
 * Copies of the answers stand behind the deck until it is printed. No screen shows them; their class
 * tells the stylesheet what to put on paper.
 */
import { say } from "../base/say.js";

/** What can be printed, by the class that it has in the stylesheet. */
const WAYS = { open: say`With answers`, blank: say`Questions only`, key: say`Answers at the end` };

/**
 * @param {HTMLElement} deck
 * @returns {HTMLElement} The control: opens to a button for each way.
 */
export function paperControl(deck) {
  const control = element("details", "paper", element("summary", "plain", say`Print`));
  for (const [way, name] of Object.entries(WAYS)) {
    const button = element("button", "plain", name);
    button.onclick = () => printAs(deck, way);
    control.append(button);
  }
  return control;
}

/**
 * @param {HTMLElement} deck
 * @param {string} way
 */
function printAs(deck, way) {
  const answers = element("section", way, element("h2", "", say`Answers`));
  for (const answer of deck.querySelectorAll(".answer")) {
    const number = answer.closest(".q")?.querySelector("b")?.textContent;
    const item = element("div", "", element("b", "", number ?? ""), answer.cloneNode(true));
    // An id names one element only.
    for (const named of item.querySelectorAll("[id]")) named.removeAttribute("id");
    answers.append(item);
  }
  deck.append(answers);
  addEventListener("afterprint", () => answers.remove(), { once: true });
  print();
}

/**
 * @param {string} name
 * @param {string} classes
 * @param {...(Node | string)} parts
 */
function element(name, classes, ...parts) {
  const made = document.createElement(name);
  made.className = classes;
  made.append(...parts);
  return made;
}
