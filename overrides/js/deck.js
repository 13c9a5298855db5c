/** What pages to practise on need, beside what pages with texts have (`text.js`). */
import { StudyDeck } from "./reading/study-deck.js";

customElements.define("study-deck", StudyDeck);
