// The form in which areas say by hand who may give which command: role by role, command by command.

export interface ExpectedCommand {
  /** `Type.field` that the role may say with it. */
  readonly fields?: readonly string[];
  /** Any of them; none: any assignment of the role. */
  readonly duties?: readonly string[];
  /** Any of them, declared; none: whatever is declared. */
  readonly purposes?: readonly string[];
}

/** What no entry names nobody may. */
export type ExpectedCommands = Readonly<Record<string, Readonly<Record<string, ExpectedCommand>>>>;

export const joined = (...parts: readonly ExpectedCommands[]): ExpectedCommands => {
  const roles = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries(
    [...roles].map((role) => [role, Object.assign({}, ...parts.map((part) => part[role] ?? {}))]),
  );
};

/** `Type: field field`, one for each type that something is said of. */
export const saying =
  (...duties: readonly string[]) =>
  (...types: readonly string[]): ExpectedCommand => ({
    fields: types.flatMap((text) => {
      const [type, fields = ""] = text.split(": ");
      return fields.split(" ").map((field) => `${type}.${field}`);
    }),
    ...(duties.length > 0 && { duties }),
  });
