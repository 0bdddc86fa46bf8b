// Traces by OpenTelemetry's own variables (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/): where they
// go and with which headers, the exporter reads itself; here is whether, and of which.
import { z } from "zod";

export interface TracingConfig {
  readonly sampler: string;
  readonly ratio: number;
  readonly batch: {
    readonly scheduledDelayMillis: number | undefined;
    readonly exportTimeoutMillis: number | undefined;
    readonly maxQueueSize: number | undefined;
    readonly maxExportBatchSize: number | undefined;
  };
}

const whole = z.coerce.number().int().min(1).max(3_600_000).optional();
const protocol = z.literal("http/protobuf", { error: "only http/protobuf is spoken" }).optional();
const address = z.url({ protocol: /^https?$/, error: "is no http address" }).optional();

const variables = z.object({
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_TRACES_EXPORTER: z.enum(["otlp", "none"]).default("otlp"),
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: z.string().optional(),
  OTEL_TRACES_SAMPLER: z
    .enum([
      "always_on",
      "always_off",
      "traceidratio",
      "parentbased_always_on",
      "parentbased_always_off",
      "parentbased_traceidratio",
    ])
    .default("parentbased_always_on"),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  OTEL_BSP_SCHEDULE_DELAY: whole,
  OTEL_BSP_EXPORT_TIMEOUT: whole,
  OTEL_BSP_MAX_QUEUE_SIZE: whole,
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: whole,
});

type Given = Readonly<Record<string, string | undefined>>;

export interface Wanted {
  /** Null: no traces, and nothing of them is loaded. */
  readonly tracing: TracingConfig | null;
  readonly problems: readonly string[];
}

/** `isSafe`: whether what is sent there can be read on the way by nobody. */
export function readTracing(given: Given, production: boolean, isSafe: (address: string) => boolean): Wanted {
  const asked = given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? given.OTEL_EXPORTER_OTLP_ENDPOINT;
  // Whoever sets them for other programs of the machine wants no traces of this one.
  if (asked === undefined || given.OTEL_SDK_DISABLED === "true" || given.OTEL_TRACES_EXPORTER === "none")
    return { tracing: null, problems: [] };
  const { success, data, error } = variables.safeParse(given);
  if (!success)
    return {
      tracing: null,
      problems: error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
    };
  const headers = data.OTEL_EXPORTER_OTLP_TRACES_HEADERS ?? data.OTEL_EXPORTER_OTLP_HEADERS;
  const open = production && headers !== undefined && !isSafe(asked);
  return {
    tracing: {
      sampler: data.OTEL_TRACES_SAMPLER,
      ratio: data.OTEL_TRACES_SAMPLER_ARG,
      batch: {
        scheduledDelayMillis: data.OTEL_BSP_SCHEDULE_DELAY,
        exportTimeoutMillis: data.OTEL_BSP_EXPORT_TIMEOUT,
        maxQueueSize: data.OTEL_BSP_MAX_QUEUE_SIZE,
        maxExportBatchSize: data.OTEL_BSP_MAX_EXPORT_BATCH_SIZE,
      },
    },
    problems: open ? ["OTEL_EXPORTER_OTLP_HEADERS would go in the clear: the endpoint is not https"] : [],
  };
}
