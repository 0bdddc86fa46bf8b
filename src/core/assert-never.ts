/** Closes a discriminated union: reaching this at run time is a programming error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}
