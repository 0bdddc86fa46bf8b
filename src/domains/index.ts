// Every domain of the graph. Importing this file fills the catalogue.
import "./divisions/index.ts";
import "./schools/index.ts";
import "./headcounts/index.ts";
import "./children/index.ts";
import "./enrolments/index.ts";
