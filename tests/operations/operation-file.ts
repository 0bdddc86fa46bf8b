// One question of one department: the document, who asks it and for what purpose (comment lines on top), its variables
// (`<name>.vars.json`).
import { readdir, readFile } from "node:fs/promises";

export interface OperationFile {
  readonly role: string;
  readonly name: string;
  readonly query: string;
  readonly asker: { readonly as?: string; readonly role?: string; readonly purpose?: string };
  readonly variables: Readonly<Record<string, unknown>>;
  /** `# after: <name> <path>`: the variable `$after` is a cursor of that operation's answer. */
  readonly after: { readonly name: string; readonly path: readonly string[] } | null;
  /** `# answers: <CODE>`: the operation is refused. */
  readonly refusedWith: string | null;
}

const folder = new URL("./", import.meta.url);

export async function readOperations(): Promise<OperationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const roles = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return (await Promise.all(roles.sort().map(readRole))).flat();
}

async function readRole(role: string): Promise<OperationFile[]> {
  const names = await readdir(new URL(`${role}/`, folder));
  const documents = names.filter((name) => name.endsWith(".graphql")).sort();
  return Promise.all(documents.map((file) => readOperation(role, file.replace(/\.graphql$/, ""), names)));
}

async function readOperation(
  role: string,
  name: string,
  siblings: readonly string[],
): Promise<OperationFile> {
  const query = await readFile(new URL(`${role}/${name}.graphql`, folder), "utf8");
  const said = (word: string): string | undefined => new RegExp(`^# ${word}: (.+)$`, "m").exec(query)?.[1];
  const vars = `${name}.vars.json`;
  const variables: Record<string, unknown> = siblings.includes(vars)
    ? JSON.parse(await readFile(new URL(`${role}/${vars}`, folder), "utf8"))
    : {};
  const [as, acting, purpose] = [said("as"), said("role"), said("purpose")];
  const [source = "", path = ""] = said("after")?.split(" ") ?? [];
  return {
    role,
    name,
    query,
    asker: {
      ...(as !== undefined && { as }),
      ...(acting !== undefined && { role: acting }),
      ...(purpose !== undefined && { purpose }),
    },
    variables,
    after: source === "" ? null : { name: source, path: path.split(".") },
    refusedWith: said("answers") ?? null,
  };
}

/** Where an operation's snapshots lie. */
export const snapshotPath = ({ role, name }: OperationFile, extension: "sql" | "json"): string =>
  `./${role}/${name}.${extension}`;
