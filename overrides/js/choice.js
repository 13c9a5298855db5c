/** What pages with questions to choose from need. */
import { StudyChoice } from "./reading/study-choice.js";

customElements.define("study-choice", StudyChoice);
