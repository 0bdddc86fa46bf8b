// Listens to every statement that leaves the process through postgres.js, whatever pool it takes. Changes none of them.
import type postgres from "postgres";

export const sent: string[] = [];

/** What the server asks every few seconds, whoever waits: whether a login was changed. */
const nowAndThen = /\bfrom pg_roles r where shobj_description\b/;

type Connect = (...of: readonly unknown[]) => postgres.Sql;

/** The driver's module with its own debug hook turned on. */
export function tapped(module: { readonly default: unknown }): Record<string, unknown> {
  const connect = module.default as Connect;
  const debug = (_connection: number, query: string): void => {
    if (!nowAndThen.test(query)) sent.push(query);
  };
  const tap = (url: unknown, options: Readonly<Record<string, unknown>> = {}): postgres.Sql =>
    connect(url, { ...options, debug });
  return { ...module, default: Object.assign(tap, connect) };
}
