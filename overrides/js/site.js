/** Registers what every page has; each enhances what is there already. */
import { openNamedElement } from "./reading/fragment.js";
import { tellLostScript } from "./reading/late-script.js";
import { tellLostPart } from "./reading/lost-part.js";
import { openForPrint } from "./reading/printing.js";
import { startMark } from "./practice/start-mark.js";
import { startOffline } from "./offline/start-offline.js";
import { StudyScheme } from "./base/study-scheme.js";
import { StudySearch } from "./search/study-search.js";

customElements.define("study-scheme", StudyScheme);
customElements.define("study-search", StudySearch);

openNamedElement();
tellLostPart();
openForPrint();
startMark();
startOffline();
tellLostScript();
