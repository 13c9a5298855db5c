/** What pages with texts need, beside what every page has (`site.js`). */
import { rememberPlace } from "./practice/left-off.js";
import { StudyContents } from "./reading/study-contents.js";
import { offerSharing } from "./share/study-share.js";

customElements.define("study-contents", StudyContents);

offerSharing();
rememberPlace();
