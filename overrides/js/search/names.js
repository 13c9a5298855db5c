/**
 * All names of all terms, looked up as fast as one types: what begins with it, what is like it, and
 * what is nearest where nothing is. Pure.
 *
 * @import { Asked, Name } from "./ranking.js"
 */
import { alike, nameOf, tails } from "./ranking.js";
import { acronyms, beginningDistance, distance, lettersOf, missing, typos } from "../base/words.js";

/**
 * @typedef {object} Key A way to say a name: the name, or the rest of it from a word on, or its initials.
 * @property {string} text
 * @property {number} id
 * @property {number} letters A bit for each letter that it holds.
 * @property {Name | undefined} name If it is the whole name.
 */

export class NameTable {
  /** @type {Map<number, Name[]>} */
  #names = new Map();
  /** @type {Key[]} */
  #keys = [];
  #sorted = true;

  /**
   * @param {number} id
   * @param {string} title
   * @param {readonly string[]} others
   */
  add(id, title, others = []) {
    const names = [title, ...others].map((text, at) => nameOf(text, at === 0));
    this.#names.set(id, names);
    /** @type {Map<string, Name | undefined>} */
    const keys = new Map();
    for (const name of names) {
      for (const text of [...tails(name.words), ...acronyms(name.words)]) if (!keys.has(text)) keys.set(text, undefined);
      for (const text of [name.folded, name.whole]) keys.set(text, name);
    }
    keys.delete("");
    for (const [text, name] of keys) this.#keys.push({ text, id, letters: lettersOf(text), name });
    this.#sorted = false;
  }

  /**
   * @param {number} id
   * @returns {readonly Name[]} None if it is no term.
   */
  of(id) {
    return this.#names.get(id) ?? [];
  }

  /**
   * @param {string} typed Without spaces.
   * @param {number} most
   * @returns {number[]} The terms that a name of begins so; the shortest, if there are too many.
   */
  beginning(typed, most) {
    if (!typed) return [];
    const keys = this.#inOrder();
    const first = this.#place(typed);
    let last = first;
    while (keys[last]?.text.startsWith(typed)) last += 1;
    const found = keys.slice(first, last);
    if (found.length > most) found.sort((one, other) => one.text.length - other.text.length);
    return [...new Set(found.map(({ id }) => id))].slice(0, most);
  }

  /**
   * @param {Asked} asked
   * @param {number} most
   * @returns {number[]} The terms that are called so but for typing errors.
   */
  alike({ words, typed, telling }, most) {
    const ids = new Set([...this.#within(typed, false), ...this.#within(telling.join(""), false)]);
    if (words.length > 1) {
      for (const { id, name } of this.#keys) if (name?.words.length === words.length && alike(words, name.words)) ids.add(id);
    }
    if (!ids.size) for (const id of this.#within(typed, true)) ids.add(id);
    return [...ids].slice(0, most);
  }

  /**
   * @param {string} typed
   * @param {number} most
   * @returns {number[]} The terms whose names are nearest, counted in letters to change for each letter there is.
   */
  nearest(typed, most) {
    /** @type {{ id: number, far: number }[]} */
    let best = [];
    const letters = lettersOf(typed);
    for (const { id, text, letters: known, name } of this.#keys) {
      if (!name) continue;
      const longer = Math.max(text.length, typed.length);
      const limit = best.length < most ? Number.POSITIVE_INFINITY : (best.at(-1)?.far ?? 0);
      const least = Math.max(longer - Math.min(text.length, typed.length), missing(letters, known)) / longer;
      if (least >= limit) continue;
      const far = distance(typed, text, Math.ceil(limit * longer)) / longer;
      if (far >= limit || best.some((one) => one.id === id && one.far <= far)) continue;
      best = [...best.filter((one) => one.id !== id), { id, far }];
      best.sort((one, other) => one.far - other.far || one.id - other.id).splice(most);
    }
    return best.map(({ id }) => id);
  }

  /**
   * @param {string} typed
   * @param {boolean} begun Whether it may be half typed.
   * @returns {number[]}
   */
  #within(typed, begun) {
    const most = typos(typed);
    if (!most) return [];
    const letters = lettersOf(typed);
    return this.#keys
      .filter((key) => {
        const longer = key.text.length - typed.length;
        if (longer < -most || (!begun && longer > most)) return false;
        if (missing(letters, key.letters) > most) return false;
        return (begun ? beginningDistance(typed, key.text, most) : distance(typed, key.text, most)) <= most;
      })
      .map(({ id }) => id);
  }

  /** @param {string} text */
  #place(text) {
    const keys = this.#inOrder();
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[middle]?.text ?? "") < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #inOrder() {
    if (!this.#sorted) this.#keys.sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0));
    this.#sorted = true;
    return this.#keys;
  }
}
