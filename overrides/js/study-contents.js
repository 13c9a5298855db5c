/** `<study-contents>`: marks the section that is being read. On a phone the list begins closed. */
export class StudyContents extends HTMLElement {
  /** @type {IntersectionObserver | undefined} */
  #observer;

  connectedCallback() {
    const details = this.querySelector("details");
    if (details && matchMedia("(max-width: 63.99rem)").matches) details.open = false;
    const links = [...this.querySelectorAll("a")];
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    // A section is being read when its heading has passed the upper third of the window.
    this.#observer = new IntersectionObserver(() => this.#mark(links, headings), { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
    for (const heading of headings) if (heading) this.#observer.observe(heading);
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
  }

  /**
   * @param {HTMLAnchorElement[]} links
   * @param {(HTMLElement | null)[]} headings
   */
  #mark(links, headings) {
    const line = window.innerHeight / 3;
    let current = -1;
    headings.forEach((heading, at) => {
      if (heading && heading.getBoundingClientRect().top <= line) current = at;
    });
    links.forEach((link, at) => {
      if (at === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
}
