// The documents that were parsed and validated, for what is not asked in the form that validated-operations.ts recalls.
// Put there before Apollo looks for them (operation-plugin.ts).
import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

type Store = NonNullable<ApolloServerOptions<BaseContext>["documentStore"]>;

/** Letters of documents, of all servers together: in parts each takes some forty bytes. */
const maxLetters = 1_000_000;

export type Documents = LRUCache<string, DocumentNode>;

export const openDocuments = (): Documents => new LRUCache({ max: 5000, maxSize: maxLetters });

/** One server's: what is valid in one role's view is not in another's. */
export class DocumentStore implements Store {
  private readonly documents: Documents;
  private readonly server: string;

  constructor(documents: Documents, server: string) {
    this.documents = documents;
    this.server = server;
  }

  has(queryHash: string): boolean {
    return this.documents.has(this.keyOf(queryHash));
  }

  put(queryHash: string, document: DocumentNode, letters: number): void {
    this.documents.set(this.keyOf(queryHash), document, { size: letters });
  }

  /** Before the document's hash, `key` names Apollo's schema: one for each server. */
  async get(key: string): Promise<DocumentNode | undefined> {
    return this.documents.get(this.keyOf(key.slice(-hashLength)));
  }

  /** Nothing that is valid is left for Apollo to put there. */
  async set(): Promise<void> {}

  async delete(key: string): Promise<boolean> {
    return this.documents.delete(this.keyOf(key.slice(-hashLength)));
  }

  private keyOf(queryHash: string): string {
    return `${this.server} ${queryHash}`;
  }
}

/** Of SHA-256 in hexadecimal digits. */
const hashLength = 64;
