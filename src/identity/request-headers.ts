// The two headers by which a request says in what role and for what purpose it acts. Values come from outside.
import { TongchouError } from "../core/errors.ts";

export const roleHeader = "x-tongchou-role";
export const purposeHeader = "x-tongchou-purpose";

const kebabCase = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Null where the header is absent; a repeated or empty header is malformed. */
export function parseRequestHeader(
  name: string,
  value: string | readonly string[] | undefined,
): string | null {
  if (value === undefined) return null;
  if (typeof value !== "string" || value.length > 64 || !kebabCase.test(value)) {
    throw new TongchouError(
      "BAD_REQUEST",
      `the header ${name} must be one kebab-case word of at most 64 characters`,
    );
  }
  return value;
}
