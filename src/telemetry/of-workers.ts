// Figures of several processes as those of one: each worker hands its own to the first process, which adds them up.
import { AggregatorRegistry, type Registry } from "prom-client";

/** In a worker: what it hands over when it is asked. */
export function handOver(registry: Registry): void {
  // Listens for the question.
  new AggregatorRegistry();
  AggregatorRegistry.setRegistries([registry]);
}

/** In the first process. */
export function tellOfWorkers(): () => Promise<{ readonly type: string; readonly text: string }> {
  const all = new AggregatorRegistry();
  return async () => ({ type: all.contentType, text: await all.clusterMetrics() });
}
