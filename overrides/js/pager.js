/** What pages with a neighbour on either side need. */
import { followNeighbours } from "./reading/neighbours.js";

followNeighbours();
