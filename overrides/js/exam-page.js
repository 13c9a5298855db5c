/** What the page `/exam/` needs, beside what every page has (`site.js`). */
import { StudyExam } from "./study-exam.js";
import { offerSharing } from "./study-share.js";

customElements.define("study-exam", StudyExam);

offerSharing();
