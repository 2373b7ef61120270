import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { allCodes, policyOf } from "../errors.ts";
import description from "../package.json" with { type: "json" };

/** Of the connector that runs. */
const { version } = description;

/** The metrics at /metrics. measureState.ts adds what the database tells when it is asked. */
export interface Metrics {
  registry: Registry;
  /** Always 1; its label has the version. */
  buildInfo: Gauge<"version">;
  /** As /readyz says. A connector listens once it is. */
  ready: Gauge;
  requestSeconds: Histogram<"method" | "route" | "status">;
  /** Has no labels, so that it is there before the first one: see createMetrics. */
  internalErrors: Counter;
  /** `status` is `none` where no answer came. */
  salesforceSeconds: Histogram<"method" | "status">;
  /** Has no labels, either. */
  salesforceFailures: Counter;
  /** `outcome` is `created` or an error code. */
  contacts: Counter<"outcome">;
  /** Contacts that the ledger lacked after the database was put back. */
  recovered: Counter;
  /** See jobs/rehearsal/reportMade.ts. */
  rehearsalsNotUndone: Counter;
  /** `outcome` is `accepted` or an error code. */
  signIns: Counter<"outcome">;
  /** `outcome` is `imported` or an error code. */
  importSeconds: Histogram<"outcome">;
  /** Seconds from the end of a run to the next one. */
  jobInterval: Gauge<"name">;
  /** Seconds since 1970, by the connector's clock. */
  jobSucceededAt: Gauge<"name">;
  jobFailures: Counter<"name">;
}

/** Seconds: most answers take less than 0.1, Salesforce's up to 120. */
const answerBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/**
 * With the metrics of the process itself, such as the event loop's delay. What counts has each known outcome
 * from the start on, because Prometheus sees no increase in what begins with its first one.
 */
export function createMetrics(): Metrics {
  const metrics = register(new Registry());
  metrics.ready.set(1);
  metrics.buildInfo.set({ version }, 1);
  for (const outcome of ["accepted", ...allCodes]) metrics.signIns.inc({ outcome }, 0);
  for (const outcome of ["imported", ...ourFaults]) metrics.importSeconds.zero({ outcome });
  return metrics;
}

/** The codes of errors that are for whoever runs the connector. */
const ourFaults = allCodes.filter((code) => policyOf({ code }).whose === "crosswalk");

function register(registry: Registry): Metrics {
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "crosswalk_" });
  return {
    registry,
    buildInfo: new Gauge({
      name: "crosswalk_build_info",
      help: "1, with the connector's version",
      labelNames: ["version"],
      registers,
    }),
    ready: new Gauge({
      name: "crosswalk_ready",
      help: "Whether the connector is ready, as /readyz says: 1 or 0",
      registers,
    }),
    requestSeconds: new Histogram({
      name: "crosswalk_request_seconds",
      help: "Time to answer a request, in seconds",
      labelNames: ["method", "route", "status"],
      buckets: answerBuckets,
      registers,
    }),
    internalErrors: new Counter({
      name: "crosswalk_internal_errors_total",
      help: "Requests that ended in an internal error (status 500)",
      registers,
    }),
    salesforceSeconds: new Histogram({
      name: "crosswalk_salesforce_request_seconds",
      help: "Time that Salesforce took to answer a request, in seconds; status `none` where no answer came",
      labelNames: ["method", "status"],
      buckets: answerBuckets,
      registers,
    }),
    salesforceFailures: new Counter({
      name: "crosswalk_salesforce_failures_total",
      help: "Requests to Salesforce without an answer, or answered with an error of the server (5xx)",
      registers,
    }),
    contacts: new Counter({
      name: "crosswalk_contacts_total",
      help: "Attempts to create a contact, by outcome",
      labelNames: ["outcome"],
      registers,
    }),
    recovered: new Counter({
      name: "crosswalk_contacts_recovered_total",
      help: "Contacts that Salesforce had and the ledger lacked, after the database was restored",
      registers,
    }),
    rehearsalsNotUndone: new Counter({
      name: "crosswalk_rehearsals_not_undone_total",
      help: "Requests of rehearsals that Salesforce did not undo, which must never happen",
      registers,
    }),
    signIns: new Counter({
      name: "crosswalk_sign_ins_total",
      help: "Sign-ins that came back from Salesforce, by outcome: accepted, or an error code",
      labelNames: ["outcome"],
      registers,
    }),
    importSeconds: new Histogram({
      name: "crosswalk_import_seconds",
      help: "Time that the import of a lead list took, in seconds, by outcome: imported, or an error code",
      labelNames: ["outcome"],
      buckets: [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300],
      registers,
    }),
    jobInterval: new Gauge({
      name: "crosswalk_job_interval_seconds",
      help: "How often a background job runs, in seconds",
      labelNames: ["name"],
      registers,
    }),
    jobSucceededAt: new Gauge({
      name: "crosswalk_job_last_success_timestamp_seconds",
      help: "When a background job last ended well, in seconds since 1970, and until then when the connector started; take the highest of all connectors",
      // Prometheus has a label of its own that is called job.
      labelNames: ["name"],
      registers,
    }),
    jobFailures: new Counter({
      name: "crosswalk_job_failures_total",
      help: "Runs of a background job that failed",
      labelNames: ["name"],
      registers,
    }),
  };
}

/** Measures the answer to a request, and counts it as an internal error where it is one. */
export function countAnswer(
  { requestSeconds, internalErrors }: Pick<Metrics, "requestSeconds" | "internalErrors">,
  { ms, ...labels }: { method: string; route: string; status: number; ms: number },
): void {
  requestSeconds.observe(labels, ms / 1000);
  if (labels.status === 500) internalErrors.inc();
}

/** Measures a request to Salesforce, and counts it as failed where no answer came or the server failed. */
export function countCall(
  { salesforceSeconds, salesforceFailures }: Pick<Metrics, "salesforceSeconds" | "salesforceFailures">,
  { method, status, ms }: { method: string; status: number | null; ms: number },
): void {
  salesforceSeconds.observe({ method, status: status ?? "none" }, ms / 1000);
  if (status === null || status >= 500) salesforceFailures.inc();
}
