/** What the page `/exam/` needs, beside what every page has (`site.js`). */
import { StudyExam } from "./study-exam.js";

customElements.define("study-exam", StudyExam);
