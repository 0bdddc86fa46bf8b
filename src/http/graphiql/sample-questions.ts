// The departments' questions that the page offers, by role. A build step only: they lie in tests/operations, where each is
// answered and its answer kept.
import { readdir, readFile } from "node:fs/promises";
import { readQuestion } from "./question.ts";

export interface SampleQuestion {
  readonly title: string;
  readonly text: string;
  readonly variables: string;
  /** Null: none is declared. */
  readonly purpose: string | null;
}

const folder = new URL("../../../tests/operations/", import.meta.url);

async function questionsOf(role: string): Promise<readonly SampleQuestion[]> {
  const names = (await readdir(new URL(`${role}/`, folder))).filter((name) => name.endsWith(".graphql"));
  const texts = await Promise.all(
    names.sort().map((name) => readFile(new URL(`${role}/${name}`, folder), "utf8")),
  );
  return texts.flatMap((text) => {
    const { title, asker, variables, after } = readQuestion(text);
    // A next page goes on from an answer that nobody has here.
    return after === null ? [{ title, text, variables, purpose: asker.purpose ?? null }] : [];
  });
}

export async function sampleQuestions(): Promise<Readonly<Record<string, readonly SampleQuestion[]>>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const roles = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Object.fromEntries(
    await Promise.all(roles.sort().map(async (role) => [role, await questionsOf(role)])),
  );
}
