// The only resolvers that run: they answer from memory and touch no row. Departments only: see role-view.ts.
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { drawnMachines } from "../catalogue/index.ts";
import { parseCoordinate, printCoordinate } from "../core/coordinate.ts";
import { TongchouError } from "../core/errors.ts";
import { handedOut, type Steps, withRests } from "../core/steps.ts";
import { normalText } from "../core/text.ts";
import type { MemoryContext, Resting } from "../engine/index.ts";
import {
  type Asker,
  commandCoordinate,
  decide,
  explain,
  explainWriting,
  isWriteUse,
  rowWords,
  type Use,
  uses,
  type WriteUse,
} from "../policy/index.ts";
import { AccessExplanation, CatalogueEntry, Machine, useEnum } from "./system.types.ts";

/** Each word is looked for in every entry. */
const longestSearch = 100;

@Resolver()
class SystemResolver {
  @Query(() => [CatalogueEntry], {
    description:
      "数据目录. Every coordinate with its owner, classification and sharing, granted to the asker or not.",
  })
  async dataCatalogue(
    @Ctx() context: Resting,
    @Arg("type", () => String, { nullable: true, description: "类型. Only this type." }) type: string | null,
    @Arg("owner", () => String, { nullable: true, description: "所有部门. Only this owner." }) owner:
      | string
      | null,
    @Arg("search", () => String, {
      nullable: true,
      description: "检索. Only coordinates whose names or terms (the type's, too) hold every word of it.",
    })
    search: string | null,
  ): Promise<Promise<CatalogueEntry>[]> {
    const entries = await withRests(entriesFor(context), context.rest);
    if ((search ?? "").length > longestSearch)
      throw new TongchouError("BAD_USER_INPUT", `A search has ${longestSearch} letters at most.`);
    const words = normalText(search ?? "")
      .toLowerCase()
      .split(/\s+/);
    const asked = entries.filter(
      (entry) =>
        (type == null || entry.coordinate.startsWith(`${type}.`)) &&
        (owner == null || entry.owner === owner) &&
        words.every((word) => wordsOf(context, entry).includes(word)),
    );
    return handedOut(asked, context.rest);
  }

  @Query(() => [Machine], {
    description: "状态机. How the states of records follow one another, and by which commands.",
  })
  machines(@Ctx() { catalogue }: MemoryContext): readonly Machine[] {
    return drawnMachines(catalogue);
  }

  @Query(() => AccessExplanation, {
    description:
      "准入说明. Whether the asker may put a coordinate to a use, and on what the decision rests; of a command `Mutation.name` to RUN.",
  })
  explainAccess(
    @Ctx() context: MemoryContext,
    @Arg("coordinate", () => String, { description: "坐标. `Type.field`." }) coordinate: string,
    @Arg("use", () => useEnum, { description: "用途. Use asked about." }) use: Use | WriteUse,
  ): AccessExplanation {
    const owner = ownerOf(context, coordinate, use);
    const { type, field } = parseCoordinate(coordinate) ?? { type: "", field: "" };
    const { access, grants, basis } = isWriteUse(use)
      ? explainWriting(context.asker, { type, field }, use)
      : explain(context.asker, type, field, use);
    return {
      coordinate,
      use,
      access,
      policyVersion: context.policyVersion,
      basis,
      owner,
      grants: grants.map(({ grant, applies }) => ({
        id: grant.id,
        rows: rowWords(grant),
        mask: grant.mask ?? null,
        purposes: [...(grant.purposes ?? [])],
        duties: [...(grant.duties ?? [])],
        reach: grant.reach ?? null,
        applies,
        cite: [...grant.cite],
      })),
    };
  }
}

/** By which people look for it. */
function wordsOf({ catalogue }: MemoryContext, { coordinate, term }: CatalogueEntry): string {
  const type = catalogue.entities.get(coordinate.split(".")[0] ?? "")?.facts.term ?? "";
  return `${coordinate} ${type} ${term}`.toLowerCase();
}

/** Whom to ask for access to a coordinate of the data directory, or to a command. */
function ownerOf({ catalogue }: MemoryContext, coordinate: string, use: Use | WriteUse): string {
  const at = parseCoordinate(coordinate);
  const command =
    use === "run" && at?.type === commandCoordinate("").type ? catalogue.commands.get(at.field) : undefined;
  if (command !== undefined) return command.entity.facts.owner;
  const entity = at === null || use === "run" ? undefined : catalogue.entities.get(at.type);
  const field = at === null ? undefined : entity?.fields.get(at.field);
  if (entity === undefined || field === undefined)
    throw new TongchouError("NOT_FOUND", "The data directory has no such coordinate.");
  return field.owner ?? entity.facts.owner;
}

/** Five decisions for each coordinate there is: made once for an asker. */
const entries = new WeakMap<Asker, readonly CatalogueEntry[]>();

function* entriesFor({ asker, catalogue }: MemoryContext): Steps<readonly CatalogueEntry[]> {
  const known = entries.get(asker);
  if (known !== undefined) return known;
  const made: CatalogueEntry[] = [];
  for (const entity of catalogue.entities.values()) {
    for (const field of entity.fields.values()) {
      const facts = { ...entity.facts, ...field };
      made.push({
        coordinate: printCoordinate({ type: entity.name, field: field.name }),
        term: field.term,
        description: field.description,
        unit: field.unit ?? null,
        owner: facts.owner,
        classification: facts.classification,
        sharing: facts.sharing,
        source: facts.source,
        uses: uses.filter((use) => isOpen(asker, entity.name, field.name, use)),
      });
    }
    yield;
  }
  entries.set(asker, made);
  return made;
}

/** As `explain` tells it. */
const isOpen = (asker: Asker, type: string, field: string, use: Use): boolean =>
  decide(asker, { type, field }, use, "record").kind !== "deny";

export const systemResolvers = [SystemResolver];

/** Root fields that departments alone have. */
export const systemRoots: ReadonlySet<string> = new Set(["dataCatalogue", "explainAccess", "machines"]);
