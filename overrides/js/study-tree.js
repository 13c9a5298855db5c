/** `<study-tree>`: a mind map as a nested list. Folds and unfolds all branches, and opens the way to a named one. */
export class StudyTree extends HTMLElement {
  connectedCallback() {
    const levels = this.querySelector(".levels");
    if (levels instanceof HTMLElement) levels.hidden = false;
    this.querySelector("[data-open]")?.addEventListener("click", () => this.#all(true));
    this.querySelector("[data-close]")?.addEventListener("click", () => this.#all(false));
    window.addEventListener("hashchange", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this);
  }

  handleEvent() {
    const name = decodeURIComponent(location.hash.slice(1));
    const node = name ? document.getElementById(name) : null;
    if (!node || !this.contains(node)) return;
    for (let one = node.parentElement; one && one !== this; one = one.parentElement) {
      if (one instanceof HTMLDetailsElement) one.open = true;
    }
    node.scrollIntoView({ block: "center" });
  }

  /** The first branch is the whole map: it stays open. @param {boolean} open */
  #all(open) {
    const branches = [...this.querySelectorAll("details")];
    const roots = this.querySelectorAll(".tree > li");
    for (const one of branches) one.open = open || (roots.length === 1 && one.parentElement === roots[0]);
  }
}
