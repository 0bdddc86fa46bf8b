// An error as every client is told it, whichever part of the server refuses: message, code, the same in two languages, and
// under which name the log knows the request.
import type { ErrorCode } from "./errors.ts";

export interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** One sentence a code; what is wrong in particular follows from the details. */
const sentences: Readonly<Record<ErrorCode | "PERSISTED_QUERY_NOT_FOUND", string>> = {
  UNAUTHENTICATED: "未提供访问令牌，或令牌格式有误、已过期、不被本系统接受。",
  FORBIDDEN: "您当前的角色无权这样使用所请求的内容。",
  BAD_USER_INPUT: "所填内容不符合要求。",
  GRAPHQL_PARSE_FAILED: "查询语句的语法有误。",
  GRAPHQL_VALIDATION_FAILED: "查询语句与您可用的模式不符。",
  BAD_REQUEST: "请求格式有误。",
  NOT_FOUND: "没有您可见的这一内容。",
  CONFLICT: "与现有记录冲突，或记录已被他人更改，请重新读取后再试。",
  PURPOSE_REQUIRED: "使用所请求的内容须先声明目的。",
  ROLE_REQUIRED: "您有多个角色，请选择其中一个。",
  LIMIT_EXCEEDED: "一次请求的内容过多，超出限额。",
  BUDGET_EXHAUSTED: "一段时间内的请求已达上限，请稍后再试。",
  PAYLOAD_TOO_LARGE: "请求内容过大。",
  TIMEOUT: "未能在规定时间内完成，请稍后再试。",
  UNAVAILABLE: "系统暂时无法提供服务，请稍后再试。",
  INTERNAL_SERVER_ERROR: "系统出现意外错误。",
  PERSISTED_QUERY_NOT_FOUND: "未找到该哈希对应的查询，请连同查询语句一并发送。",
};

interface Details {
  readonly refused?: readonly { readonly coordinate?: unknown }[];
  readonly issues?: readonly { readonly messages?: { readonly zh?: unknown } }[];
}

function inChinese(code: unknown, { refused, issues }: Details): string {
  const own = issues?.[0]?.messages?.zh;
  if (typeof own === "string") return own;
  const sentence = sentences[code as ErrorCode] ?? sentences.BAD_REQUEST;
  const named = [...new Set(refused?.map(({ coordinate }) => String(coordinate)))];
  return named.length === 0 ? sentence : `${sentence.slice(0, -1)}：${named.join("、")}。`;
}

export function tellError(error: ToldError, requestId?: string): ToldError {
  const { code, messages: _told, requestId: _named, ...details } = error.extensions;
  const messages = { zh: inChinese(code, details), en: error.message };
  return {
    ...error,
    extensions: { ...details, code, messages, ...(requestId !== undefined && { requestId }) },
  };
}
