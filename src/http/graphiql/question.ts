// A question of a department as it is written down in tests/operations: the document, and on top of it, in comment lines, a
// sentence, who asks, for what purpose and with which variables.

export interface QuestionText {
  /** What is asked, in a sentence. */
  readonly title: string;
  readonly asker: { readonly as?: string; readonly role?: string; readonly purpose?: string };
  /** JSON. */
  readonly variables: string;
  /** `<name> <path>`: the variable `$after` is a cursor of that question's answer. */
  readonly after: string | null;
}

export function readQuestion(text: string): QuestionText {
  const said = (word: string): string | undefined => new RegExp(`^# ${word}: (.+)$`, "m").exec(text)?.[1];
  const [as, role, purpose] = [said("as"), said("role"), said("purpose")];
  return {
    title: /^# (.+)$/m.exec(text)?.[1] ?? "",
    asker: {
      ...(as !== undefined && { as }),
      ...(role !== undefined && { role }),
      ...(purpose !== undefined && { purpose }),
    },
    variables: said("variables") ?? "{}",
    after: said("after") ?? null,
  };
}
