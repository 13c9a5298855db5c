/** What the page for lost addresses needs. */
import { StudyLost } from "./reading/study-lost.js";

customElements.define("study-lost", StudyLost);
