// Figures of several processes as those of one: each worker hands its own to the first process, which adds them up.
import type { Worker } from "node:cluster";
import { AggregatorRegistry, type Registry } from "prom-client";
import type { Tell } from "./figures.ts";

/** In a worker: what it hands over when it is asked. */
export function handOver(registry: Registry): void {
  // Listens for the question.
  new AggregatorRegistry();
  AggregatorRegistry.setRegistries([registry]);
}

/** In the first process. */
export function tellOfWorkers(): Tell {
  const all = new AggregatorRegistry();
  return async () => ({ type: all.contentType, text: await all.clusterMetrics() });
}

interface Asked {
  readonly figuresOfAll: number;
}

interface Told extends Asked, Awaited<ReturnType<Tell>> {}

const isAsked = (message: unknown): message is Asked =>
  typeof (message as Partial<Asked> | null)?.figuresOfAll === "number";

const patienceMs = 5_000;

/** In a worker: the figures of all, as the first process tells them. */
export function tellOfAll(): Tell {
  const waiting = new Map<number, (told: Told) => void>();
  let asked = 0;
  process.on("message", (message: unknown) => {
    if (isAsked(message)) waiting.get(message.figuresOfAll)?.(message as Told);
  });
  return async () => {
    asked += 1;
    const question: Asked = { figuresOfAll: asked };
    const { promise, resolve, reject } = Promise.withResolvers<Told>();
    const late = setTimeout(() => reject(new Error("the first process tells nothing")), patienceMs);
    waiting.set(question.figuresOfAll, resolve);
    process.send?.(question);
    return promise.finally(() => {
      clearTimeout(late);
      waiting.delete(question.figuresOfAll);
    });
  };
}

/** In the first process: what `tellOfAll` of a worker asks for. */
export function answerWorker(worker: Worker, tell: Tell): void {
  worker.on("message", async (message: unknown) => {
    if (!isAsked(message)) return;
    const told: Told | null = await tell().then(
      ({ type, text }) => ({ ...message, type, text }),
      () => null,
    );
    if (told !== null && worker.isConnected()) worker.send(told);
  });
}
