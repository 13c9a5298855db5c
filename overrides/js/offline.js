/** What offers to keep the site on this device, fetched when it may be seen. */
import { StudyOffline } from "./offline/study-offline.js";

customElements.define("study-offline", StudyOffline);
