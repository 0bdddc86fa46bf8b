// What every type with a root of its own is to a client that knows an id alone (Relay's global object identification).
import { Field, ID, InterfaceType } from "type-graphql";

export abstract class Node {
  id!: string;
}

// As functions: tables are also read by what knows no decorators.
InterfaceType("Node", { description: "节点. A record that its id alone leads to (Relay)." })(Node);
Field(() => ID, { description: "标识. Internal id (UUIDv7), unique among all types." })(Node.prototype, "id");

export const nodeType = "Node";
export const nodeRoot = "node";
export const nodesRoot = "nodes";
