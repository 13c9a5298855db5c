/** What the page `/study/` needs, beside what every page has (`site.js`). */
import { StudySession } from "./session/study-session.js";

customElements.define("study-session", StudySession);
