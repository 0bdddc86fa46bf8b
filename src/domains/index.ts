// Every domain of the graph. Importing this file fills the catalogue.
import "./reference/index.ts";
import "./schools/index.ts";
import "./children/index.ts";
import "./funding/index.ts";
import "./teachers/index.ts";
import "./subsidies/index.ts";
import "./staffing/index.ts";
import "./nutrition/index.ts";
import "./aid/index.ts";
import "./provision/index.ts";
import "./welfare/index.ts";
import "./requests/index.ts";
import "./papers/index.ts";
import "./stewardship/index.ts";
