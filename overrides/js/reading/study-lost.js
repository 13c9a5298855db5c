/**
 * `<study-lost>`: on the page for lost addresses, a link that searches for the words of the address.
 * Without script it holds a link to the A to Z.
 */
import { lostWords } from "./lost.js";
import { addressOf } from "../share/site-address.js";
import { basePath } from "../base/site-root.js";
import { say } from "../base/say.js";

export class StudyLost extends HTMLElement {
  connectedCallback() {
    const words = lostWords(location.pathname, basePath);
    if (!words || this.querySelector("[data-search]")) return;
    const link = document.createElement("a");
    link.className = "btn main";
    link.dataset["search"] = "";
    link.href = addressOf(`?q=${encodeURIComponent(words)}`);
    link.textContent = say`Search for “${words}”`;
    this.prepend(link, " ");
  }
}
