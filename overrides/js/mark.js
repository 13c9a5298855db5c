/** The bundle `assets/mark.js`: the cards that are due, on every page, for those who have been here before. */
import { showDue } from "./practice/due-mark.js";

showDue();
// Also of a page that comes back as it was left.
addEventListener("pageshow", showDue);
