// Lists that were cut where all rows were wanted, for no size was asked for or the largest there is: the answer says so in
// `extensions.truncated`, unasked. Told and not refused: whether a list is longer than usual hangs on the data, and a
// question that was answered for years must not become an error when a class is added. Who asks for a smaller size
// (`first`, `last`) wants a page, and learns by `pageInfo` whether there are more.
import type { PagePlan } from "../planning/index.ts";

/** Lists of one place in the answer. */
export interface Truncated {
  /** Response keys that lead to the lists, without the places of rows. */
  readonly path: readonly string[];
  /** How many lists there were cut; at the root it is one. */
  readonly lists: number;
  /** How many rows each of them gives; there are more. */
  readonly rows: number;
}

type Body = readonly (Buffer | string)[];

/** What was cut: page → number of its lists. */
export const truncatedLists = (
  pages: readonly Pick<PagePlan, "index" | "path" | "size">[],
  cut: ReadonlyMap<number, number>,
): readonly Truncated[] =>
  pages.flatMap(({ index, path, size }) => {
    const lists = cut.get(index);
    return lists === undefined ? [] : [{ path, lists, rows: size }];
  });

/** The response with what was cut at its end; its last piece ends the response. */
export function tellTruncated(body: Body, truncated: readonly Truncated[]): Body {
  if (truncated.length === 0) return body;
  const last = body.at(-1);
  if (!(last instanceof Buffer)) throw new Error("a response ends with its braces");
  const end = Buffer.from(`,"extensions":${JSON.stringify({ truncated })}}`);
  return [...body.slice(0, -1), last.subarray(0, -1), end];
}
