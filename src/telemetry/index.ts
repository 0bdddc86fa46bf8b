// What other modules may use of what is told about a running server.
export { mayBeTold, type Tell } from "./figures.ts";
export { Metrics, type Standing } from "./metrics.ts";
export { type MetricsServer, type MetricsServerOptions, startMetricsServer } from "./metrics-server.ts";
export { answerWorker, handOver, tellOfAll, tellOfWorkers } from "./of-workers.ts";
