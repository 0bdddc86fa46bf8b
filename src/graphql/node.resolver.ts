// A record by its id alone (Relay). Never run: the plan answers. Every role has these roots; which types are nodes its view says.
import { ID } from "type-graphql";
import { nodeRoot, nodesRoot } from "../catalogue/index.ts";
import { Node } from "../catalogue/node-interface.ts";
import { addQuery, generateResolver } from "./generated-class.ts";
import { idArgument } from "./list-types.ts";

const resolver = generateResolver("NodeRoots");
addQuery(resolver, nodeRoot, () => Node, {
  description:
    "节点. The record with this id, if it is of a type that a fragment here is on (of any type, where none is); null where there is none in the asker's scope. As the type's own root, by the same rights.",
  nullable: true,
  args: [idArgument],
});
addQuery(resolver, nodesRoot, () => [Node], {
  description:
    "多个节点. For each id, in their order, what `node` gives of what is open in lists; 100 ids at most.",
  nullable: "items",
  args: [{ name: "ids", type: () => [ID], required: true, description: "标识. Internal ids (UUIDv7)." }],
});

export const nodeResolvers = [resolver];
