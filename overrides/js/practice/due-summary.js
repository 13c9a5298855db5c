/** What pages where cards are practised tell the others of what is due. */
export { summaryOf } from "./due-days.js";
export { rememberSummary } from "./due-mark.js";
