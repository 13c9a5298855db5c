/** Registers the site's elements; each enhances what is on the page already. */
import { openNamedElement } from "./fragment.js";
import { offerGlosses } from "./glosses.js";
import { tellLostPart } from "./lost-part.js";
import { followNeighbours } from "./neighbours.js";
import { openForPrint } from "./printing.js";
import { StudyContents } from "./study-contents.js";
import { offerCopying } from "./study-copy.js";
import { StudyDeck } from "./study-deck.js";
import { StudyLost } from "./study-lost.js";
import { StudyScheme } from "./study-scheme.js";
import { StudySearch } from "./study-search.js";
import { offerSharing } from "./study-share.js";
import { StudyTree } from "./study-tree.js";

customElements.define("study-contents", StudyContents);
customElements.define("study-deck", StudyDeck);
customElements.define("study-lost", StudyLost);
customElements.define("study-scheme", StudyScheme);
customElements.define("study-search", StudySearch);
customElements.define("study-tree", StudyTree);

openNamedElement();
tellLostPart();
openForPrint();
followNeighbours();
offerGlosses();
offerCopying();
offerSharing();
