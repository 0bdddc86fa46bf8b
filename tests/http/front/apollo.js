import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import * as cacheOptions from "./apollo-cache.ts";
import { pageSize, walks } from "./listed.js";

/** Ids as the cache holds them at the end. */
export async function walkWithApollo(list, { uri, headers }) {
  const cache = new InMemoryCache(cacheOptions);
  const client = new ApolloClient({ cache, link: new HttpLink({ uri, headers }) });
  const query = walks[list];
  const variables = { first: pageSize, after: null };
  const walk = client.watchQuery({ query, variables });
  let { data } = await walk.refetch();
  while (data[list].pageInfo.hasNextPage)
    ({ data } = await walk.fetchMore({ variables: { after: data[list].pageInfo.endCursor } }));
  client.stop();
  return cache.readQuery({ query, variables })[list].edges.map(({ node }) => node.id);
}
