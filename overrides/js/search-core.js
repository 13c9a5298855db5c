/**
 * The search as a script of its own, loaded on first use. A classic script that leaves one name
 * behind, since modules do not run from `file://`.
 */
import { createSearch } from "./search-index.js";

Object.assign(globalThis, { studysiteSearch: createSearch });
