// /healthz: the process runs. /readyz: it can answer operations. Says which check failed, never why.
import type { FastifyInstance } from "fastify";

/** Each named check, and whether it holds: `{ database: true, policy: true }`. What is told by a word fails nothing. */
export type Checks = Readonly<Record<string, boolean | string>>;
export type Readiness = () => Promise<Checks>;

const patienceMs = 2_000;
/** Both addresses are open to anyone: asking often must not ask the database often. */
const rememberMs = 1_000;

export function registerHealth(
  fastify: FastifyInstance,
  readiness: Readiness,
  isDraining: () => boolean,
): void {
  let last: { readonly at: number; readonly checks: Promise<Checks> } | null = null;

  const check = (): Promise<Checks> => {
    const now = performance.now();
    if (last === null || now - last.at > rememberMs) {
      const checks = withPatience(readiness()).catch(() => ({ answered: false }));
      last = { at: now, checks };
    }
    return last.checks;
  };

  fastify.get("/healthz", (_request, reply) => reply.send({ status: "up" }));
  fastify.get("/readyz", async (_request, reply) => {
    if (isDraining()) return reply.code(503).send({ status: "draining" });
    const checks = await check();
    const ready = !Object.values(checks).includes(false);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "unready", checks });
  });
}

async function withPatience<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the readiness check took too long")), patienceMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
