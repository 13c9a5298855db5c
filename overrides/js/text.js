/** What pages to read and to practise on need, beside what every page has (`site.js`). */
import { offerGlosses } from "./glosses.js";
import { followNeighbours } from "./neighbours.js";
import { StudyContents } from "./study-contents.js";
import { offerCopying } from "./study-copy.js";
import { StudyDeck } from "./study-deck.js";
import { offerSharing } from "./study-share.js";
import { StudyTree } from "./study-tree.js";

customElements.define("study-contents", StudyContents);
customElements.define("study-deck", StudyDeck);
customElements.define("study-tree", StudyTree);

followNeighbours();
offerGlosses();
offerCopying();
offerSharing();
