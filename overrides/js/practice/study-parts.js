/**
 * The cards of the site, part by part: what is known of all of them first, their texts when they are needed.
 * Pure: whoever makes one says how a part is loaded.
 *
 * Every part is named by its content. A page that was loaded before the site changed finds a part gone: it reads the
 * manifest anew, once, and takes the cards from the parts that there are now.
 *
 * @import { CardBody, StudyIndex } from "./study-types.js"
 *
 * @typedef {(file: string, anew: boolean) => Promise<unknown>} Load Gives the value of a part; `anew` passes by every
 *   cache. Rejects if there is none.
 */

/** The version of the cards that these modules read. */
export const VERSION = 2;

/** The part that names the others. */
export const MANIFEST = "manifest.js";

/** The function that a part calls. */
export const CALLED = "studysiteCards";

/** Why there are no cards: the network is gone, the site has none, or it is of another version than the page. */
export class CardsError extends Error {
  /**
   * @param {"unreachable" | "damaged" | "version"} reason
   * @param {string} message
   */
  constructor(reason, message) {
    super(message);
    this.name = "CardsError";
    this.reason = reason;
  }
}

export class StudyParts {
  /** @type {Load} */
  #load;
  /** @type {Promise<StudyIndex> | undefined} */
  #index;
  /** @type {Map<string, Promise<CardBody[]>>} Parts by their file. */
  #parts = new Map();
  /** @type {WeakMap<StudyIndex, Map<string, number>>} Which part holds a card. */
  #places = new WeakMap();

  /** @param {Load} load */
  constructor(load) {
    this.#load = load;
  }

  /** @returns {Promise<StudyIndex>} Rejects with a CardsError; the next call tries again. */
  index() {
    this.#index ??= this.#read(false).catch((error) => {
      this.#index = undefined;
      throw error;
    });
    return this.#index;
  }

  /**
   * @param {StudyIndex} index
   * @param {Iterable<string>} ids
   * @returns {Promise<Map<string, CardBody>>} Those that there are, in the order of `ids`. Rejects with a CardsError.
   */
  async bodies(index, ids) {
    const wanted = [...ids];
    try {
      return await this.#bodies(index, wanted);
    } catch (error) {
      // The part is gone because the site has changed, or nothing can be reached: the manifest tells.
      const present = await this.#read(true);
      if (present.parts.join() === index.parts.join()) throw error;
      this.#index = Promise.resolve(present);
      return this.#bodies(present, wanted);
    }
  }

  /**
   * @param {StudyIndex} index
   * @param {readonly string[]} ids
   */
  async #bodies(index, ids) {
    const places = this.#placesOf(index);
    const numbers = new Set(ids.flatMap((id) => places.get(id) ?? []));
    const files = [...numbers].flatMap((number) => index.parts[number] ?? []);
    const held = await Promise.all(files.map((file) => this.#part(file)));
    const found = new Map(held.flat().map((body) => [body.id, body]));
    return new Map(ids.flatMap((id) => /** @type {[string, CardBody][]} */ (found.has(id) ? [[id, found.get(id)]] : [])));
  }

  /** @param {StudyIndex} index */
  #placesOf(index) {
    let places = this.#places.get(index);
    if (!places) {
      places = new Map(index.cards.map(({ id, part }) => [id, part]));
      this.#places.set(index, places);
    }
    return places;
  }

  /**
   * @param {boolean} anew
   * @returns {Promise<StudyIndex>}
   */
  async #read(anew) {
    const index = /** @type {Partial<StudyIndex> | null} */ (await this.#fetched(MANIFEST, anew));
    if (index && index.version !== undefined && index.version !== VERSION) {
      throw new CardsError("version", `the cards have version ${index.version}, and this page reads ${VERSION}`);
    }
    if (!index || !Array.isArray(index.cards) || !Array.isArray(index.parts) || !Array.isArray(index.documents)) {
      throw new CardsError("damaged", `${MANIFEST} does not name the cards`);
    }
    return /** @type {StudyIndex} */ (index);
  }

  /** @param {string} file */
  #part(file) {
    let part = this.#parts.get(file);
    if (!part) {
      part = this.#fetched(file, false).then((value) => {
        const { bodies } = /** @type {{ bodies?: CardBody[] }} */ (value ?? {});
        if (!Array.isArray(bodies)) throw new CardsError("damaged", `${file} holds no cards`);
        return bodies;
      });
      part.catch(() => this.#parts.delete(file));
      this.#parts.set(file, part);
    }
    return part;
  }

  /**
   * @param {string} file
   * @param {boolean} anew
   */
  async #fetched(file, anew) {
    try {
      return await this.#load(file, anew);
    } catch (error) {
      if (error instanceof CardsError) throw error;
      throw new CardsError("unreachable", `${file} did not load`);
    }
  }
}
