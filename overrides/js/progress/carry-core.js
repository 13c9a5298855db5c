/** The bundle `assets/carry.js`: progress as a file or a link, on the page of progress. */
import * as carry from "./carry.js";

Object.assign(globalThis, { studysiteCarry: { ...carry } });
