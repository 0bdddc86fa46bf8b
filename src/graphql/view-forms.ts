// In which forms a role's view is handed out, each at an address of its own.
import { createHash } from "node:crypto";
import type { GraphQLSchema } from "graphql";
import { atOnce, type Steps } from "../core/steps.ts";
import type { RolePolicy } from "../policy/index.ts";
import type { BuiltSchema } from "./build-schema.ts";
import { apolloCache, urqlCache } from "./cache-config.ts";
import { sortedInSteps } from "./print-schema.ts";
import { printReference, referenceStyle } from "./reference.ts";
import { roleView } from "./role-view.ts";

interface Form {
  readonly type: string;
  /** Of a page: what it may load. */
  readonly contentPolicy?: string;
  print(view: GraphQLSchema, role: string): Steps<string>;
}

/** Short enough to be one. */
const inOneStep = (print: (view: GraphQLSchema) => string) =>
  function* (view: GraphQLSchema): Steps<string> {
    yield;
    return print(view);
  };

const source = "text/plain; charset=utf-8";
const styleHash = createHash("sha256").update(referenceStyle).digest("base64");

export const viewForms = {
  "schema.graphql": { type: "application/graphql; charset=utf-8", print: sortedInSteps },
  "reference.html": {
    type: "text/html; charset=utf-8",
    contentPolicy: `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
    print: (view, role) => printReference(view, `统筹 Tongchou: ${role}`),
  },
  "apollo-cache.ts": { type: source, print: inOneStep(apolloCache) },
  "urql-cache.ts": { type: source, print: inOneStep(urqlCache) },
} as const satisfies Readonly<Record<string, Form>>;

export type ViewForm = keyof typeof viewForms;

export const isViewForm = (name: string): name is ViewForm => Object.hasOwn(viewForms, name);

/** What the role may know of the schema. */
export const printRoleView = (
  { schema, rights }: BuiltSchema,
  role: RolePolicy,
  form: ViewForm = "schema.graphql",
): string => atOnce(viewForms[form].print(roleView(schema, rights, role), role.role));
