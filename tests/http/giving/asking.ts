// Who gives commands over HTTP, and what comes back when it goes wrong.
import { expect } from "vitest";
import { developmentSubject } from "../../../src/identity/development-subject.ts";
import type { Ask, Reply } from "../../support/test-app.ts";

/** No record has it. */
export const nowhere = "00000000-0000-7000-8000-000000000000";

export const errorOf = ({ json, status }: Reply) => ({ status, ...json.errors?.[0]?.extensions });

export const registrar = (school: { readonly officialCode: string }, duty?: string): Ask => ({
  as: developmentSubject({
    role: "school-registrar",
    school: school.officialCode,
    ...(duty !== undefined && { duty }),
  }),
});

/** What is given on a version is given twice at the same moment: one is heard, and the other told that it comes too late. */
export async function oneOfTwo(kind: string, send: () => Promise<Reply>): Promise<Reply> {
  if (kind === "create") return send();
  const replies = await Promise.all([send(), send()]);
  const [heard, other] = replies[0].json.errors === undefined ? replies : [replies[1], replies[0]];
  // What was archived, or has passed out of the giver's sight, is there no more.
  if (heard.json.errors === undefined)
    expect(["CONFLICT", "NOT_FOUND"], other.text).toContain(errorOf(other).code);
  return heard;
}
