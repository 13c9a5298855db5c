/** `<study-contents>`: the sections of a page; marks the one that is being read. */
import { followReading, markCurrent } from "./reading-place.js";

export class StudyContents extends HTMLElement {
  #life = new AbortController();

  connectedCallback() {
    this.#life = new AbortController();
    const links = [...this.querySelectorAll("a")];
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    // A list that names what is not there cannot say where the reader is.
    if (headings.every((heading) => heading !== null)) {
      followReading(headings, (index) => markCurrent(links, index), this.#life.signal);
    }
  }

  disconnectedCallback() {
    this.#life.abort();
  }
}
