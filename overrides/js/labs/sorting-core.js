/**
 * The bundle `assets/sorting.js`: what the lab of responsibilities needs once somebody sorts: the reasons, and dragging.
 *
 * @typedef {typeof sorting} Sorting
 */
import { offerDragging } from "./dragging.js";
import { REASONS, SOURCES } from "./responsibility-reasons.js";

const sorting = { REASONS, SOURCES, offerDragging };

Object.assign(globalThis, { studysiteSorting: sorting });
