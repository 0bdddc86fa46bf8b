// Traces by OpenTelemetry, over OTLP/HTTP. Loaded where it is configured, and nowhere else: see start-app.ts. What a span may hold is
// core/span.ts; where it goes, and how it is sampled, the environment says by its standard names.
import {
  type Attributes,
  type Context,
  DiagLogLevel,
  diag,
  type Span as Recorded,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { OperationText } from "../core/operation-text.ts";
import type { Span, SpanFacts, SpanName, Tracing } from "../core/span.ts";
import { holdsValues, otherOperation } from "./told-operations.ts";

export interface TracingSettings {
  /** `OTEL_TRACES_SAMPLER`, its words as they are; `ratio` of those that have one. */
  readonly sampler: string;
  readonly ratio: number;
  /** `OTEL_BSP_…`; what is not said is the library's. */
  readonly batch: {
    readonly scheduledDelayMillis?: number | undefined;
    readonly exportTimeoutMillis?: number | undefined;
    readonly maxQueueSize?: number | undefined;
    readonly maxExportBatchSize?: number | undefined;
  };
}

export interface OpenTracing extends Tracing {
  /** Sends what is left, while the collector takes it. */
  close(): Promise<void>;
}

const name = "tongchou";
/** What the collector does not take by then is lost. */
const closingMs = 3_000;
const silentMs = 60_000;

/** `alarm`: told at most once a minute that spans are not taken. */
export function openTracing(settings: TracingSettings, alarm: (message: string) => void): OpenTracing {
  let told = Number.NEGATIVE_INFINITY;
  // Of the library's own words nothing is repeated: they quote what the collector answered.
  const error = (): void => {
    if (performance.now() - told < silentMs) return;
    told = performance.now();
    alarm("traces are not taken by the collector (OTEL_EXPORTER_OTLP_ENDPOINT)");
  };
  const nothing = (): void => {};
  diag.setLogger(
    { error, warn: nothing, info: nothing, debug: nothing, verbose: nothing },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  );
  const said = Object.fromEntries(Object.entries(settings.batch).filter(([, value]) => value !== undefined));
  const provider = new TracerProvider({
    sampler: samplerOf(settings),
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": name }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), ...said })],
  });
  const tracer = provider.getTracer(name);
  return {
    begin(parent, facts) {
      const context =
        parent === null
          ? ROOT_CONTEXT
          : trace.setSpanContext(ROOT_CONTEXT, {
              traceId: parent.traceId,
              spanId: parent.spanId,
              traceFlags: parent.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
              isRemote: true,
            });
      const called = facts.route == null ? String(facts.method) : `${facts.method} ${facts.route}`;
      return new TracedSpan(tracer, context, { name: called, kind: SpanKind.SERVER, facts });
    },
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, closingMs);
      });
      await Promise.race([provider.shutdown().catch(nothing), late]);
      clearTimeout(timer);
      diag.disable();
    },
  };
}

function samplerOf({ sampler, ratio }: TracingSettings): Sampler {
  const root = sampler.endsWith("traceidratio")
    ? new TraceIdRatioBasedSampler(ratio)
    : sampler.endsWith("always_off")
      ? new AlwaysOffSampler()
      : new AlwaysOnSampler();
  return sampler.startsWith("parentbased_") ? new ParentBasedSampler({ root }) : root;
}

/** https://opentelemetry.io/docs/specs/semconv/, where it has a word. */
const attributesOf = ({ method, route, status, role, login }: SpanFacts): Attributes => ({
  ...(method !== undefined && { "http.request.method": method }),
  ...(route != null && { "http.route": route }),
  ...(status !== undefined && { "http.response.status_code": status }),
  ...(role != null && { "tongchou.role": role }),
  ...(login !== undefined && { "db.system.name": "postgresql", "tongchou.login": login }),
});

interface Beginning {
  readonly name: string;
  readonly kind: SpanKind;
  readonly facts: SpanFacts;
}

class TracedSpan implements Span {
  private readonly tracer: Tracer;
  private readonly span: Recorded;
  private readonly context: Context;

  constructor(tracer: Tracer, context: Context, { name: called, kind, facts }: Beginning) {
    this.tracer = tracer;
    this.span = tracer.startSpan(called, { kind, attributes: attributesOf(facts) }, context);
    this.context = trace.setSpan(context, this.span);
  }

  get traceId(): string {
    return this.span.spanContext().traceId;
  }

  begin(called: SpanName, facts: SpanFacts = {}): Span {
    const kind = called === "plan" ? SpanKind.INTERNAL : SpanKind.CLIENT;
    return new TracedSpan(this.tracer, this.context, { name: called, kind, facts });
  }

  asks(text: OperationText): void {
    if (this.span.isRecording())
      this.span.setAttribute("tongchou.operation", holdsValues(text) ? otherOperation : text.queryHash);
  }

  end(code: string | null, facts: SpanFacts = {}): void {
    this.span.setAttributes(attributesOf(facts));
    if (code !== null) this.span.setAttribute("error.type", code).setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}
