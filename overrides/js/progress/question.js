/** A question that stands over the page until it is answered. */
import { button, element } from "../base/element.js";

/**
 * @typedef {object} Question
 * @property {string} title
 * @property {readonly string[]} words A paragraph each.
 * @property {string} yes What the button that does it says.
 * @property {string} no
 * @property {readonly HTMLElement[]} [also] Further buttons, before these.
 */

/**
 * @param {Question} question
 * @returns {Promise<boolean>} Whether it was answered with yes. The focus is back where it was.
 */
export function asked({ title, words, yes, no, also = [] }) {
  const heading = element("h2", { id: "asked" }, [title]);
  const dialog = element("dialog", { class: "asked", "aria-labelledby": "asked" }, [
    heading,
    ...words.filter(Boolean).map((one) => element("p", {}, [one])),
    element("p", { class: "acts" }, [
      ...also,
      button(yes, () => dialog.close("yes"), { class: "btn main" }),
      // First to have the focus: what is pressed without reading changes nothing.
      button(no, () => dialog.close(), { autofocus: "" }),
    ]),
  ]);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
