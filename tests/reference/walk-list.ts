// Walks a list page by page along both paths at once; every page must be the same.
import { expect } from "vitest";
import type { TestApp } from "../support/test-app.ts";
import type { Reference } from "./reference.ts";
import { type Cursors, differences } from "./same-answer.ts";

export interface Paths {
  readonly app: TestApp;
  readonly reference: Reference;
}

export interface ListWalk {
  readonly as?: string;
  readonly list: string;
  readonly where: string;
  readonly orderBy: string | null;
  readonly size: number;
}

export const walkName = ({ as, list, orderBy }: ListWalk): string =>
  `${list} by ${orderBy ?? "id"} as ${as ?? "the public"}`;

/** Ids in the list's order, page after page. */
export async function walkList(
  { app, reference }: Paths,
  walk: ListWalk,
  direction: "forwards" | "backwards",
): Promise<string[]> {
  const { as, list, where, orderBy, size } = walk;
  const [count, from, more, edge] =
    direction === "forwards"
      ? ["first", "after", "hasNextPage", "endCursor"]
      : ["last", "before", "hasPreviousPage", "startCursor"];
  const query = `query($at: String) { ${list}(where: ${where} ${orderBy === null ? "" : `orderBy: ${orderBy}`}
    ${count}: ${size} ${from}: $at) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const asker = as === undefined ? {} : { as };
  const cursors: Cursors = new Map();
  const ids: string[] = [];
  let at: { fast: string; reference: string } | null = null;
  for (let total = 1; ids.length < total; ) {
    const reply = await app.ask(query, { ...asker, variables: at === null ? {} : { at: at.fast } });
    const answer = await reference.ask(query, {
      ...asker,
      variables: at === null ? {} : { at: at.reference },
    });
    expect(differences(reply, answer, cursors)).toEqual([]);
    const page = reply.json.data[list];
    total = page.totalCount;
    const found = page.nodes.map(({ id }: { id: string }) => id);
    if (direction === "forwards") ids.push(...found);
    else ids.unshift(...found);
    expect(page.pageInfo[more]).toBe(ids.length < total);
    const known = [...cursors].find(([, fast]) => fast === page.pageInfo[edge])?.[0];
    expect(known).toBeDefined();
    at = { fast: page.pageInfo[edge], reference: known ?? "" };
  }
  return ids;
}
