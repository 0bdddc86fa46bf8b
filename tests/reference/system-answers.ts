// Root fields about the platform itself, from the policy files and the catalogue: who asks, the data directory, why a
// coordinate is open.
import { parseCoordinate } from "../../src/core/coordinate.ts";
import { type Use, uses } from "../../src/policy/index.ts";
import type { ConditionText } from "../../src/policy/parse-condition.ts";
import type { GrantText } from "./policy-file.ts";
import type { Sight } from "./sight.ts";

const plain = (values: Readonly<Record<string, unknown>>) => ({ kind: "plain", values });

export function answerSystem(sight: Sight, name: string, args: Readonly<Record<string, unknown>>): unknown {
  if (name === "me") return me(sight);
  if (name === "dataCatalogue") return directory(sight, args.type ?? null, args.owner ?? null);
  if (name === "explainAccess") {
    return explainAccess(sight, String(args.coordinate), String(args.use).toLowerCase() as Use);
  }
  throw new Error(`the reference does not answer ${name}`);
}

function me({ asker }: Sight) {
  const { role, scope } = asker.file;
  const ids = new Set(asker.posts.flatMap((post) => [...post.scopeIds]));
  const duties = new Set(asker.posts.flatMap((post) => post.duties));
  return plain({
    role,
    scope,
    scopeIds: scope === "district" ? [] : [...ids],
    duties: [...duties],
    purpose: asker.purpose,
  });
}

function directory(sight: Sight, type: unknown, owner: unknown) {
  const entries = [...sight.rows.catalogue.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].map((field) => ({
      type: entity.name,
      coordinate: `${entity.name}.${field.name}`,
      term: field.term,
      description: field.description,
      unit: field.unit ?? null,
      owner: field.owner ?? entity.facts.owner,
      classification: field.classification ?? entity.facts.classification,
      sharing: field.sharing ?? entity.facts.sharing,
      source: field.source ?? entity.facts.source,
      uses: uses.filter((use) => applying(sight, entity.name, field.name, use).length > 0).map(upper),
    })),
  );
  return entries
    .filter((entry) => (type === null || entry.type === type) && (owner === null || entry.owner === owner))
    .map(plain);
}

const upper = (use: Use): string => use.toUpperCase();

const naming = (sight: Sight, type: string, field: string, use: Use) =>
  sight.asker.file.grants
    .filter((grant) => grant.type === type)
    .map((grant, index) => ({ grant, id: `${sight.asker.file.role}/${type}/${index + 1}` }))
    .filter(({ grant }) => grant.fields.includes(field) && grant.uses.includes(use));

/** Grants that hold for this asker and purpose on some row reached by its id, the widest reach. */
function applying(sight: Sight, type: string, field: string, use: Use) {
  const { posts, purpose } = sight.asker;
  return naming(sight, type, field, use).filter(
    ({ grant: { purposes, duties } }) =>
      (purposes === undefined || purposes.includes(purpose ?? "")) &&
      posts.some((post) => duties === undefined || duties.some((duty) => post.duties.includes(duty))),
  );
}

function explainAccess(sight: Sight, coordinate: string, use: Use) {
  const { type, field } = parseCoordinate(coordinate) ?? { type: "", field: "" };
  const entity = sight.rows.catalogue.entity(type);
  const { file } = sight.asker;
  const applies = applying(sight, type, field, use);
  const always = applies.some(({ grant }) => grant.mask === undefined && grant.rows === "always");
  const masked = applies.some(({ grant }) => grant.mask !== undefined);
  const named = naming(sight, type, field, use);
  const denial = file.denials?.find(
    ({ type: denied, fields }) =>
      (denied === type || denied === "*") && (fields === "*" || fields.includes(field)),
  );
  const access = applies.length === 0 ? "DENIED" : always && !masked ? "PERMITTED" : "CONDITIONAL";
  return plain({
    coordinate,
    use: upper(use),
    access,
    owner: entity.fields.get(field)?.owner ?? entity.facts.owner,
    policyVersion: 1,
    basis: applies.length > 0 ? null : (whatIsMissing(sight, named) ?? denial?.basis ?? "no grant names it"),
    grants: named.map(({ grant, id }) =>
      plain({ ...grantFacts(sight, grant), id, applies: applies.some((one) => one.id === id) }),
    ),
  });
}

/** Of each grant that names the coordinate: the duty and the purpose that it asks for and that are not there. */
function whatIsMissing({ asker }: Sight, named: ReturnType<typeof naming>): string | null {
  if (named.length === 0) return null;
  const ways = new Set<string>();
  for (const { duties, purposes } of named.map(({ grant }) => grant)) {
    const missing: string[] = [];
    if (duties !== undefined && !asker.posts.some((post) => post.duties.some((one) => duties.includes(one))))
      missing.push(`an assignment with the duty ${duties.join(" or ")}`);
    if (purposes !== undefined && !purposes.includes(asker.purpose ?? ""))
      missing.push(`the purpose ${purposes.join(" or ")}, declared`);
    ways.add(missing.length === 0 ? "an assignment in force" : missing.join(" and "));
  }
  return `granted, but for ${[...ways].join("; or for ")}`;
}

const grantFacts = (sight: Sight, grant: GrantText) => ({
  rows: words(sight, grant.rows),
  mask: grant.mask ?? null,
  purposes: grant.purposes ?? [],
  duties: grant.duties ?? [],
  reach: grant.reach ?? null,
  cite: grant.cite,
});

function words(sight: Sight, text: ConditionText): string {
  const inner = (part: ConditionText): string => words(sight, part);
  if (text === "always") return "all rows";
  if (text === "current") return "valid today";
  if (typeof text === "string") return inner(sight.asker.file.conditions?.[text] ?? "always");
  if ("inScope" in text) return `${text.inScope} in scope`;
  if ("equals" in text) {
    const parts = Object.entries(text.equals).map(([key, value]) => `${key} = ${value}`);
    return parts.length === 1 ? String(parts[0]) : `(${parts.join(" and ")})`;
  }
  if ("ofDepartment" in text) return `${text.ofDepartment} = ${sight.asker.file.department}`;
  if ("present" in text) return `${text.present} is present`;
  if ("absent" in text) return `${text.absent} is absent`;
  if ("exists" in text) return `exists ${text.exists} (${inner(text.where)})`;
  if ("not" in text) return `not (${inner(text.not)})`;
  return "all" in text ? `(${text.all.map(inner).join(" and ")})` : `(${text.any.map(inner).join(" or ")})`;
}
