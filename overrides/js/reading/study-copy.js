/** A Copy button on every block of code: seen when the block is pointed at, by touch always. */
import { announce, copyText } from "../share/clipboard.js";
import { say } from "../base/say.js";

/** How long the button says what it did, in ms. */
const SHOWN = 2000;

export function offerCopying() {
  for (const code of document.querySelectorAll(":is(.prose, .answer, .overrule) pre > code")) code.after(buttonFor(code));
}

/**
 * @param {Element} code
 * @returns {HTMLButtonElement}
 */
function buttonFor(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  const word = document.createElement("span");
  const thing = document.createElement("span");
  thing.className = "away";
  thing.textContent = say` this code`;
  button.append(word, thing);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @param {string} words */
  const tell = (words) => {
    word.textContent = words;
    announce(words);
    clearTimeout(timer);
    timer = setTimeout(rest, SHOWN);
  };
  const rest = () => {
    word.textContent = say`Copy`;
  };
  rest();
  button.addEventListener("click", async () => {
    // The last line's end would run a command as soon as it is pasted into a terminal.
    if (await copyText((code.textContent ?? "").replace(/\n$/, ""))) {
      tell(say`Copied`);
    } else {
      getSelection()?.selectAllChildren(code);
      tell(say`Selected`);
      announce(say`The page may not copy. The code is selected: copy it from there.`);
    }
  });
  return button;
}
