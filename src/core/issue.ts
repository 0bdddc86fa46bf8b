// What is wrong with an input, so that a form can show it beside the field. Says what must hold, never what is stored elsewhere.
export interface Issue {
  /** From the mutation's arguments on: `["input", "recipients", 0, "department"]`. Absent where the input holds no such field. */
  readonly path?: readonly (string | number)[];
  /** Stable name of what must hold. */
  readonly rule: string;
  /** Clause of the plan, law or standard. */
  readonly clause?: string;
  /** Of a record that was changed since it was read: its present version. */
  readonly version?: number;
  readonly messages: { readonly zh: string; readonly en: string };
}
