/** Registers what every page has; each enhances what is there already. */
import { openNamedElement } from "./fragment.js";
import { tellLostPart } from "./lost-part.js";
import { openForPrint } from "./printing.js";
import { startMark } from "./start-mark.js";
import { startOffline } from "./start-offline.js";
import { StudyScheme } from "./study-scheme.js";
import { StudySearch } from "./study-search.js";

customElements.define("study-scheme", StudyScheme);
customElements.define("study-search", StudySearch);

openNamedElement();
tellLostPart();
openForPrint();
startMark();
startOffline();
