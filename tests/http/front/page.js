// A page of another origin. Each client is called by the test, with the address and the token that it is given.
import { walkWithApollo } from "./apollo.js";
import { askAgainWithRelay, walkWithRelay } from "./relay.jsx";
import { walkWithUrql } from "./urql.js";

globalThis.clients = { apollo: walkWithApollo, urql: walkWithUrql, relay: walkWithRelay };
globalThis.askAgain = askAgainWithRelay;
