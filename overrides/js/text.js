/** What pages with texts need, beside what every page has (`site.js`). */
import { rememberPlace } from "./left-off.js";
import { StudyContents } from "./study-contents.js";
import { offerSharing } from "./study-share.js";

customElements.define("study-contents", StudyContents);

offerSharing();
rememberPlace();
