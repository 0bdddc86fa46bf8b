// Operations that a server's Apollo has parsed and validated: asked again in the same words, they go straight to the path
// that every operation takes. One store per server, for what is valid in one role's view is not in another's.
import { LRUCache } from "lru-cache";
import { type AnswerType, answerType } from "../core/answer-type.ts";
import type { RawVariables, ValidOperation } from "../engine/index.ts";

export interface AskedAgain {
  readonly type: AnswerType;
  readonly valid: ValidOperation;
  readonly variables: RawVariables;
}

/** Of all servers together, for what they keep is most of it the texts' parts: see document-store.ts. */
export type Operations = LRUCache<string, ValidOperation>;

const maxLetters = 1_000_000;

export const openOperations = (): Operations =>
  new LRUCache({ max: 5000, maxSize: maxLetters, sizeCalculation: (_operation, key) => key.length });

const bodyKeys: ReadonlySet<string> = new Set(["query", "variables", "operationName", "extensions"]);

/** What clients say of themselves; a persisted query is Apollo's. */
const saysNothing = (extensions: unknown): boolean =>
  extensions == null ||
  (typeof extensions === "object" &&
    !Array.isArray(extensions) &&
    Object.keys(extensions).every((key) => key === "clientLibrary"));

export class ValidatedOperations {
  private readonly operations: Operations;
  private readonly server: string;

  constructor(operations: Operations, server: string) {
    this.operations = operations;
    this.server = server;
  }

  remember(query: string, operationName: string | null | undefined, valid: ValidOperation): void {
    this.operations.set(this.keyOf(query, operationName ?? ""), valid);
  }

  /** Only a plain JSON POST, as every client sends it: every other form of asking is Apollo's. */
  recall(method: string, accept: string | undefined, body: unknown): AskedAgain | null {
    if (method !== "POST" || typeof body !== "object" || body === null || Array.isArray(body)) return null;
    const type = answerType(accept);
    if (type === null) return null;
    if (!Object.keys(body).every((key) => bodyKeys.has(key))) return null;
    const { query, variables, operationName, extensions } = body as Readonly<Record<string, unknown>>;
    if (typeof query !== "string" || !(operationName == null || typeof operationName === "string"))
      return null;
    if (!saysNothing(extensions)) return null;
    if (variables != null && (typeof variables !== "object" || Array.isArray(variables))) return null;
    const valid = this.operations.get(this.keyOf(query, operationName ?? ""));
    return valid === undefined ? null : { type, valid, variables: (variables ?? {}) as RawVariables };
  }

  /** GraphQL names hold no NUL, nor do those of servers. */
  private keyOf(query: string, operationName: string): string {
    return `${this.server}\0${operationName}\0${query}`;
  }
}
