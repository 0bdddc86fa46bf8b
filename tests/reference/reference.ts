// The reference path: graphql-js's default execution over naive resolvers. It shares with the fast path the printed
// schema, the catalogue and the policy files; not the planner, the compiler, the decision point or the row policies.
import { readFile } from "node:fs/promises";
import {
  buildSchema,
  type DocumentNode,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  validate,
  visit,
} from "graphql";
import { type Catalogue, loadCatalogue } from "../../src/catalogue/index.ts";
import "../../src/domains/index.ts";
import { TongchouError } from "../../src/core/errors.ts";
import type { Caller } from "../support/caller.ts";
import { findAsker } from "./asker.ts";
import type { Page } from "./paging.ts";
import { type RoleFile, readRoleFiles } from "./policy-file.ts";
import { type ReferenceContext, resolveField } from "./resolver.ts";
import { Rows } from "./rows.ts";
import { type Root, rootsOf, type ServedType, servedTypes } from "./served-types.ts";
import { Sight } from "./sight.ts";
import { type Walk, walkSelection } from "./wanted.ts";

export interface ReferenceRequest extends Caller {
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Lists of one path that were cut: how many, and what each gives. */
export interface Truncated {
  readonly path: readonly string[];
  readonly lists: number;
  readonly rows: number;
}

export type ReferenceAnswer =
  | { readonly data: unknown; readonly truncated: readonly Truncated[] }
  /** `refused`: `Type.field use`, sorted; empty where the error names none. */
  | { readonly code: string; readonly refused: readonly string[] };

const schemaFile = new URL("../../schema/schema.graphql", import.meta.url);

export class Reference {
  readonly rows: Rows;
  readonly schema: GraphQLSchema;
  private readonly files: ReadonlyMap<string, RoleFile>;
  private readonly served: ReadonlyMap<string, ServedType>;
  private readonly roots: ReadonlyMap<string, Root>;
  private readonly sights = new Map<string, Sight>();

  private constructor(
    rows: Rows,
    schema: GraphQLSchema,
    files: ReadonlyMap<string, RoleFile>,
    catalogue: Catalogue,
  ) {
    this.rows = rows;
    this.schema = schema;
    this.files = files;
    this.served = servedTypes(catalogue);
    this.roots = rootsOf(catalogue);
  }

  /** Reads every table once: for tests whose data do not change. */
  static async open(adminUrl: string, files?: ReadonlyMap<string, RoleFile>): Promise<Reference> {
    const catalogue = loadCatalogue();
    const rows = await Rows.load(adminUrl, catalogue);
    const schema = buildSchema(await readFile(schemaFile, "utf8"));
    return new Reference(rows, schema, files ?? (await readRoleFiles()), catalogue);
  }

  async ask(query: string, request: ReferenceRequest = {}): Promise<ReferenceAnswer> {
    const sight = await this.sightOf(request);
    const document = parse(query);
    const { view } = sight.asker.file;
    if (validate(this.schema, document).length > 0) return { code: "GRAPHQL_VALIDATION_FAILED", refused: [] };
    try {
      // To an unknown-view role a forbidden field does not exist, not even where @skip leaves it out.
      const walk = this.walk(sight, view === "unknown" ? withoutDirectives(document) : document, request);
      const refusal = refusalOf(sight, walk);
      if (refusal !== null) return refusal;
      if (walk.strayLookups.length + walk.emptied.length > 0) return { code: "BAD_USER_INPUT", refused: [] };
      for (const { type, field, literal } of walk.texts) await this.rows.prepareText(type, field, literal);
      const cut: ReferenceContext["cut"] = new Map();
      const { data, errors } = await execute({
        schema: this.schema,
        document,
        variableValues: { ...request.variables },
        contextValue: { sight, roots: this.roots, cut },
        fieldResolver: resolveField,
      });
      const [error] = errors ?? [];
      if (error !== undefined) throw error.originalError ?? error;
      return { data: JSON.parse(JSON.stringify(data)), truncated: [...cut].map(truncatedOf) };
    } catch (error) {
      if (error instanceof TongchouError) return { code: error.code, refused: [] };
      throw error;
    }
  }

  close(): Promise<void> {
    return this.rows.close();
  }

  async sightOf({ as, role, purpose }: Caller): Promise<Sight> {
    const key = JSON.stringify([as, role, purpose]);
    const known = this.sights.get(key);
    if (known !== undefined) return known;
    const who = { ...(as !== undefined && { as }), ...(role !== undefined && { role }) };
    const asker = await findAsker(this.rows, this.files, {
      ...who,
      ...(purpose !== undefined && { purpose }),
    });
    const sight = new Sight(asker, this.rows);
    this.sights.set(key, sight);
    return sight;
  }

  private walk(sight: Sight, document: DocumentNode, request: ReferenceRequest): Walk {
    const operation = getOperationAST(document);
    const query = this.schema.getQueryType();
    if (operation == null || query == null) throw new Error("one query at a time");
    const given = { ...request.variables };
    const { coerced, errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], given);
    if (errors !== undefined) throw new TongchouError("BAD_USER_INPUT", "variables");
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    }
    const { schema, served, roots } = this;
    const walk: Walk = {
      ...{ schema, served, roots, fragments, sight },
      variables: coerced,
      wants: [],
      texts: [],
      strayLookups: [],
      emptied: [],
    };
    const top: FieldNode = {
      kind: Kind.FIELD,
      name: { kind: Kind.NAME, value: "query" },
      selectionSet: operation.selectionSet,
    };
    walkSelection(walk, query, [top], "list");
    return walk;
  }
}

function truncatedOf([path, lists]: readonly [string, ReadonlySet<Page>]): Truncated {
  const [{ rows } = { rows: [] }] = lists;
  return { path: JSON.parse(path) as string[], lists: lists.size, rows: rows.length };
}

/** One refusal for the whole operation, naming everything it may not use. */
function refusalOf(sight: Sight, { wants }: Walk): ReferenceAnswer | null {
  const shut = wants.filter(({ type, field, use, reach }) => !sight.isOpen(type, field, use, reach));
  if (shut.length === 0) return null;
  if (sight.asker.file.view === "unknown") return { code: "GRAPHQL_VALIDATION_FAILED", refused: [] };
  const purposeOpens = shut.every(
    ({ type, field, use, reach }) => sight.openedBy(type, field, use, reach).length > 0,
  );
  const code = sight.asker.purpose === null && purposeOpens ? "PURPOSE_REQUIRED" : "FORBIDDEN";
  return {
    code,
    refused: [...new Set(shut.map(({ type, field, use }) => `${type}.${field} ${use}`))].sort(),
  };
}

const withoutDirectives = (document: DocumentNode): DocumentNode =>
  visit(document, { Directive: () => null });
