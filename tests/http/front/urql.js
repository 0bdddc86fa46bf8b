import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { pageSize, walks } from "./listed.js";
import { cacheConfig } from "./urql-cache.ts";

/** Ids as the cache gives them for the last page. */
export async function walkWithUrql(list, { uri, headers }) {
  const client = new Client({
    url: uri,
    preferGetMethod: false,
    fetchOptions: { headers },
    exchanges: [cacheExchange(cacheConfig), fetchExchange],
  });
  let after = null;
  let held;
  do {
    const { data, error } = await client.query(walks[list], { first: pageSize, after }).toPromise();
    if (error) throw error;
    held = data[list];
    after = held.pageInfo.hasNextPage ? held.pageInfo.endCursor : null;
  } while (after !== null);
  return held.edges.map(({ node }) => node.id);
}
