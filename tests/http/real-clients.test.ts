// Clients that frontends use, as they come: they page through whole lists, keep rows by their ids, and miss nothing.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ApolloClient, gql, HttpLink, InMemoryCache, type TypePolicies } from "@apollo/client";
import { Client, fetchExchange } from "@urql/core";
import { type CacheExchangeOpts, cacheExchange } from "@urql/exchange-graphcache";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestApp, type TestApp } from "../support/test-app.ts";

const front = "https://front.example";
const page = 200;
let app: TestApp;
let headers: Record<string, string>;
/** What was sent, as it went out. */
const sent: { readonly accept: string | null; readonly status: number; readonly type: string | null }[] = [];

beforeAll(async () => {
  app = await startTestApp({ pages: { origins: [front] } });
  headers = { authorization: `Bearer ${await app.token("education-officer")}`, origin: front };
});
afterAll(() => app.close());

const watched: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const accept = new Headers(init?.headers).get("accept");
  sent.push({ accept, status: response.status, type: response.headers.get("content-type") });
  return response;
};

/** What the server hands out for the cache of a client, as the frontend that saved it imports it. */
async function handedOut<T>(name: string): Promise<T> {
  const place = await mkdtemp(
    join(fileURLToPath(new URL("../../node_modules", import.meta.url)), ".handed-out-"),
  );
  try {
    const file = join(place, name);
    await writeFile(file, await (await fetch(`${app.url}/${name}`, { headers })).text());
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as T;
  } finally {
    await rm(place, { recursive: true });
  }
}

const lists = ["schools", "children"] as const;
const textOf = (list: string) => `query Walk($after: String) {
  ${list}(first: ${page}, after: $after) { edges { node { id name } } pageInfo { hasNextPage endCursor } } }`;
const total = async (list: string): Promise<number> =>
  (await app.ask(`{ ${list} { totalCount } }`, { as: "education-officer" })).json.data[list].totalCount;

interface Listed {
  readonly edges: readonly { readonly node: { readonly id: string; readonly name: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const idsOf = (list: Listed | undefined) => (list?.edges ?? []).map(({ node }) => node.id);

test.each(lists)("Apollo Client walks all %s and holds each once", async (list) => {
  type Handed = { typePolicies: TypePolicies; possibleTypes: Record<string, string[]> };
  const cache = new InMemoryCache(await handedOut<Handed>("apollo-cache.ts"));
  const client = new ApolloClient({
    cache,
    link: new HttpLink({ uri: `${app.url}/graphql`, headers, fetch: watched }),
  });
  const query = gql(textOf(list));
  const walk = client.watchQuery<Record<string, Listed>>({ query, variables: { after: null } });
  let { data } = await walk.refetch();
  while (data?.[list]?.pageInfo.hasNextPage === true)
    ({ data } = (await walk.fetchMore({ variables: { after: data[list].pageInfo.endCursor } })) as {
      data: typeof data;
    });
  const held = cache.readQuery<Record<string, Listed>>({ query, variables: { after: null } })?.[list];
  const ids = idsOf(held);
  expect(ids).toHaveLength(await total(list));
  expect(new Set(ids).size).toBe(ids.length);
  client.stop();
});

test.each(lists)("urql with Graphcache walks all %s and holds each once", async (list) => {
  const warned = vi.spyOn(console, "warn");
  const { cacheConfig } = await handedOut<{ cacheConfig: CacheExchangeOpts }>("urql-cache.ts");
  const client = new Client({
    url: `${app.url}/graphql`,
    preferGetMethod: false,
    fetch: watched,
    fetchOptions: { headers },
    exchanges: [cacheExchange(cacheConfig), fetchExchange],
  });
  let after: string | null = null;
  let held: Listed | undefined;
  do {
    const { data, error } = await client.query(textOf(list), { after }).toPromise();
    expect(error).toBeUndefined();
    held = (data as Record<string, Listed>)[list];
    after = held?.pageInfo.hasNextPage === true ? held.pageInfo.endCursor : null;
  } while (after !== null);
  const ids = idsOf(held);
  expect(ids).toHaveLength(await total(list));
  expect(new Set(ids).size).toBe(ids.length);
  expect(warned).not.toHaveBeenCalled();
});

test("and each is answered in the type that it asks for", () => {
  expect(sent.length).toBeGreaterThan(8);
  for (const { accept, status, type } of sent) {
    expect(accept).toContain("application/graphql-response+json");
    expect([status, type]).toEqual([200, "application/graphql-response+json; charset=utf-8"]);
  }
});
