// Where a child is registered or lives, written down by the township of the place. A move is an end there and a beginning here.
import { commands } from "../../../catalogue/index.ts";

const ofPlace = { on: "ChildLocation", source: "三(八); 三(十)", duties: ["三(十)-5"] } as const;

export const childCommands = commands({
  registerChildLocation: {
    ...ofPlace,
    kind: "create",
    term: "登记户籍或居住地",
    description: "Records that a child is registered or lives in the township.",
    required: ["childId", "kind", "validFrom"],
    optional: ["townshipId", "villageId", "address", "validTo"],
    derives: { townshipId: { only: "township" } },
  },
  endChildLocation: {
    ...ofPlace,
    kind: "update",
    term: "终止户籍或居住地",
    description: "Says the day from which the child is not registered, or does not live, there any more.",
    required: ["validTo"],
  },
});
