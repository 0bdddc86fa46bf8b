// The documents that Apollo has parsed and validated, for what is not asked in the form that validated-operations.ts
// recalls. Apollo's own store writes each as JSON to learn its size; here the text says it.
import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

type Store = NonNullable<ApolloServerOptions<BaseContext>["documentStore"]>;

export class DocumentStore implements Store {
  private readonly documents = new LRUCache<string, DocumentNode>({
    max: 1000,
    maxSize: 4_000_000,
    sizeCalculation: ({ loc }) => Math.max(loc?.source.body.length ?? 0, 1),
  });

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.documents.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.documents.set(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.documents.delete(key);
  }
}
