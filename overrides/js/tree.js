/** What pages with a tree need, beside what pages with texts have (`text.js`). */
import { StudyTree } from "./reading/study-tree.js";

customElements.define("study-tree", StudyTree);
