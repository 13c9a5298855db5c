/** `<study-tree>`: a mind map as a nested list whose branches fold; folds or unfolds all of them. */
export class StudyTree extends HTMLElement {
  #life = new AbortController();

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.querySelector("[data-open]")?.addEventListener("click", () => this.#fold(false), { signal });
    this.querySelector("[data-close]")?.addEventListener("click", () => this.#fold(true), { signal });
    for (const part of this.querySelectorAll(".levels")) part.removeAttribute("hidden");
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /**
   * The root of a tree that has only one is the whole map: it stays open.
   *
   * @param {boolean} folded
   */
  #fold(folded) {
    const roots = this.querySelectorAll(":scope > .tree > li > details");
    for (const branch of this.querySelectorAll("details")) {
      branch.open = !folded || (roots.length === 1 && branch === roots[0]);
    }
  }
}
