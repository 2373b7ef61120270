import { Hono } from "hono";
import type { ResourceEnvironment } from "../call/restCall.ts";

/** Limits that this org never uses up: [name, maximum]. */
const unspent: [name: string, max: number][] = [
  ["AnalyticsExternalDataSizeMB", 40_960],
  ["ConcurrentAsyncGetReportInstances", 200],
  ["ConcurrentSyncReportRuns", 20],
  ["DailyAnalyticsDataflowJobExecutions", 60],
  ["DailyAsyncApexExecutions", 250_000],
  ["DailyBulkApiBatches", 15_000],
  ["DailyBulkV2QueryFileStorageMB", 976_562],
  ["DailyBulkV2QueryJobs", 10_000],
  ["DailyDurableGenericStreamingApiEvents", 10_000],
  ["DailyDurableStreamingApiEvents", 10_000],
  ["DailyGenericStreamingApiEvents", 10_000],
  ["DailyStandardVolumePlatformEvents", 10_000],
  ["DailyStreamingApiEvents", 10_000],
  ["DailyWorkflowEmails", 195],
  ["DataStorageMB", 1024],
  ["DurableStreamingApiConcurrentClients", 20],
  ["FileStorageMB", 1024],
  ["HourlyAsyncReportRuns", 1200],
  ["HourlyDashboardRefreshes", 200],
  ["HourlyDashboardResults", 5000],
  ["HourlyODataCallout", 1000],
  ["HourlyPublishedPlatformEvents", 50_000],
  ["HourlySyncReportRuns", 500],
  ["HourlyTimeBasedWorkflow", 50],
  ["MassEmail", 10],
  ["SingleEmail", 15],
  ["StreamingApiConcurrentClients", 20],
];

/** GET /limits: the rest of the API allowance, and limits that nothing here uses. */
export function limitsRoutes(): Hono<ResourceEnvironment> {
  return new Hono<ResourceEnvironment>().get("/", (context) => {
    const { org, usage } = context.env.call.service;
    const max = org.settings.dailyApiLimit;
    const limits = new Map(unspent.map(([name, each]) => [name, { Max: each, Remaining: each }]));
    limits.set("DailyApiRequests", { Max: max, Remaining: Math.max(0, max - usage.used()) });
    return context.json(Object.fromEntries([...limits].sort(([a], [b]) => (a < b ? -1 : 1))));
  });
}
