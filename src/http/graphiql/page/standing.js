// Who the page's requests act as, in the API's own words: `me`, or the refusal of whoever asks with these headers.
import { createFetcher } from "./fetcher.js";

const whoAmI = `{ me {
  person { name kind } role title scope scopeIds duties purpose
  roles { role title scope scopeIds duties validFrom validTo acting }
  purposes { purpose opens }
} }`;

/** Scopes that have names which everybody may read. */
const named = { township: "Township", village: "Village", school: "School" };
const mostNames = 100;

/** `{ me, names }` or `{ refusal }`, an error as the API tells it. */
export async function askStanding(identity) {
  const ask = createFetcher(identity);
  try {
    const { data, errors } = await ask({ query: whoAmI });
    if (errors !== undefined) return { refusal: errors[0] };
    return { me: data.me, names: await namesOf(ask, data.me.roles) };
  } catch (error) {
    return { refusal: { message: error.message, extensions: {} } };
  }
}

/** By id. What cannot be named is counted instead. */
async function namesOf(ask, assignments) {
  const names = new Map();
  for (const [scope, type] of Object.entries(named)) {
    const ids = assignments.flatMap((one) => (one.scope === scope ? one.scopeIds : []));
    if (ids.length === 0) continue;
    const query = `query Names($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { id name } } }`;
    const answer = await ask({ query, variables: { ids: [...new Set(ids)].slice(0, mostNames) } });
    for (const node of answer.data?.nodes ?? []) if (node?.name != null) names.set(node.id, node.name);
  }
  return names;
}

/** The roles to choose from: those held, or those that the refusal names. Each once. */
export function rolesIn({ me, refusal }) {
  const held = me?.roles ?? refusal?.extensions?.roles?.map((role) => ({ role, title: role })) ?? [];
  return [...new Map(held.map(({ role, title }) => [role, title]))].map(([role, title]) => ({ role, title }));
}

/** Whether an answer says that the token holds no longer. */
export const rejectedIn = (answer) =>
  answer?.errors?.find(({ extensions }) => extensions?.code === "UNAUTHENTICATED") ?? null;
