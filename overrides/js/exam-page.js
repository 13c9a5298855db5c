/** What the page `/exam/` needs, beside what every page has (`site.js`). */
import { StudyExam } from "./exam/study-exam.js";
import { offerSharing } from "./share/study-share.js";

customElements.define("study-exam", StudyExam);

offerSharing();
