import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

/** The metrics at /metrics. */
export interface Metrics {
  registry: Registry;
  requestSeconds: Histogram<"method" | "route" | "status">;
  salesforceRequests: Counter<"method" | "status">;
  /** `outcome` is `created` or an error code. */
  contacts: Counter<"outcome">;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "crosswalk_" });
  return {
    registry,
    requestSeconds: new Histogram({
      name: "crosswalk_request_seconds",
      help: "Time to answer a request, in seconds",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    salesforceRequests: new Counter({
      name: "crosswalk_salesforce_requests_total",
      help: "Requests made to Salesforce's API; status `none` where no answer came",
      labelNames: ["method", "status"],
      registers: [registry],
    }),
    contacts: new Counter({
      name: "crosswalk_contacts_total",
      help: "Attempts to create a contact, by outcome",
      labelNames: ["outcome"],
      registers: [registry],
    }),
  };
}
