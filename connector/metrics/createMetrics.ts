import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** The metrics at /metrics. measureState.ts adds what the database tells when it is asked. */
export interface Metrics {
  registry: Registry;
  requestSeconds: Histogram<"method" | "route" | "status">;
  /** `status` is `none` where no answer came. */
  salesforceSeconds: Histogram<"method" | "status">;
  /** `outcome` is `created` or an error code. */
  contacts: Counter<"outcome">;
  /** `outcome` is `accepted` or an error code. */
  signIns: Counter<"outcome">;
  /** `outcome` is `imported` or an error code. */
  importSeconds: Histogram<"outcome">;
  /** Seconds since 1970, by the connector's clock. */
  jobSucceededAt: Gauge<"name">;
  jobFailures: Counter<"name">;
}

/** Seconds: most answers take less than 0.1, Salesforce's up to 120. */
const answerBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** With the metrics of the process itself, such as the event loop's delay. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "crosswalk_" });
  return {
    registry,
    requestSeconds: new Histogram({
      name: "crosswalk_request_seconds",
      help: "Time to answer a request, in seconds",
      labelNames: ["method", "route", "status"],
      buckets: answerBuckets,
      registers,
    }),
    salesforceSeconds: new Histogram({
      name: "crosswalk_salesforce_request_seconds",
      help: "Time that Salesforce took to answer a request, in seconds; status `none` where no answer came",
      labelNames: ["method", "status"],
      buckets: answerBuckets,
      registers,
    }),
    contacts: new Counter({
      name: "crosswalk_contacts_total",
      help: "Attempts to create a contact, by outcome",
      labelNames: ["outcome"],
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
    jobSucceededAt: new Gauge({
      name: "crosswalk_job_last_success_timestamp_seconds",
      help: "When a background job last ended well, in seconds since 1970; take the highest of all connectors",
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
