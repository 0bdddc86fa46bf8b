// In which media type an answer goes out (GraphQL over HTTP): as the client prefers. Clients send ever the same few headers.
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

const json = "application/json; charset=utf-8";
export const answerTypes = [json, "application/graphql-response+json; charset=utf-8"] as const;
export type AnswerType = (typeof answerTypes)[number];

const longest = 500;
const negotiated = new LRUCache<string, { readonly type: AnswerType | null }>({ max: 200 });

/** Null where the client takes neither. */
export function answerType(accept: string | undefined): AnswerType | null {
  if (accept === undefined || accept === "" || accept === "*/*") return json;
  const known = negotiated.get(accept);
  if (known !== undefined) return known.type;
  const type = (new Negotiator({ headers: { accept } }).mediaType([...answerTypes]) ??
    null) as AnswerType | null;
  if (accept.length <= longest) negotiated.set(accept, { type });
  return type;
}

/** Of a refusal, which goes out whatever the client takes. */
export const refusalType = (accept: string | undefined): AnswerType => answerType(accept) ?? json;
