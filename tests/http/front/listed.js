// What the page of another origin asks: the same two lists, by each client in its own way.
import { graphql } from "./gql/index.ts";

export const pageSize = 200;

export const walks = {
  schools: graphql(`query WalkSchools($first: Int!, $after: String) {
    schools(first: $first, after: $after) { edges { node { id name } } pageInfo { hasNextPage endCursor } }
  }`),
  children: graphql(`query WalkChildren($first: Int!, $after: String) {
    children(first: $first, after: $after) { edges { node { id name } } pageInfo { hasNextPage endCursor } }
  }`),
};
