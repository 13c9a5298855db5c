/** What the page of a map needs, beside what pages with texts have (`text.js`). */
import { StudyTree } from "./map/study-tree.js";

customElements.define("study-tree", StudyTree);
