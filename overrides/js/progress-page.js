/** What the page `/progress/` needs, beside what every page has (`site.js`). */
import { StudyProgress } from "./progress/study-progress.js";

customElements.define("study-progress", StudyProgress);
