// Grants as values with their words in one order, whoever makes them: files, edits. The order is part of a policy's hash. Pure.
import type { Grant, HistoryGrant, Validity, WriteGrant } from "./types.ts";

/** Of files `undefined` and absent are one. */
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

const days = ({ validFrom, validUntil }: Loose<Validity>): Validity => ({
  ...(validFrom !== undefined && { validFrom }),
  ...(validUntil !== undefined && { validUntil }),
});

type Said<T, Needed extends keyof T> = Pick<T, Needed> & Loose<Omit<T, Needed>>;

export function grantOf({
  id,
  type,
  fields,
  uses,
  rows,
  mask,
  purposes,
  duties,
  reach,
  archived,
  shared,
  cite,
  ...rest
}: Said<Grant, "id" | "type" | "fields" | "uses" | "rows" | "cite">): Grant {
  return {
    id,
    type,
    fields,
    uses,
    rows,
    ...(mask && { mask }),
    ...(purposes && { purposes }),
    ...(duties && { duties }),
    ...(reach && { reach }),
    ...(archived && { archived }),
    ...(shared && { shared }),
    cite,
    ...days(rest),
  };
}

export function writeGrantOf({
  id,
  type,
  commands,
  create,
  update,
  rows,
  purposes,
  duties,
  cite,
  ...rest
}: Said<WriteGrant, "id" | "type" | "commands" | "create" | "update" | "rows" | "cite">): WriteGrant {
  return {
    id,
    type,
    commands,
    create,
    update,
    rows,
    ...(purposes && { purposes }),
    ...(duties && { duties }),
    cite,
    ...days(rest),
  };
}

export function historyGrantOf({
  id,
  type,
  purposes,
  duties,
  cite,
  ...rest
}: Said<HistoryGrant, "id" | "type" | "cite">): HistoryGrant {
  return { id, type, ...(purposes && { purposes }), ...(duties && { duties }), cite, ...days(rest) };
}
