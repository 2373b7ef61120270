import { Hono } from "hono";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { readObject } from "../records/readObject.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { ObjectDefinition } from "../types.ts";

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
  const app = new Hono<ResourceEnvironment>();
  app.get("/recordCount", (context) => {
    const { call } = context.env;
    const names = (context.req.query("sObjects") ?? "").split(",").filter(Boolean);
    const objects =
      names.length === 0 ? call.org.schema.objects() : names.map((name) => readObject(call, name));
    const counted = objects.filter((object) => !object.virtual && !object.derived);
    return context.json({ sObjects: counted.map((object) => countRecords(call, object)) });
  });
  return app.get("/", (context) => {
    const { org, usage } = context.env.call.service;
    const max = org.settings.dailyApiLimit;
    const limits = new Map(unspent.map(([name, each]) => [name, { Max: each, Remaining: each }]));
    limits.set("DailyApiRequests", { Max: max, Remaining: Math.max(0, max - usage.used()) });
    return context.json(Object.fromEntries([...limits].sort(([a], [b]) => (a < b ? -1 : 1))));
  });
}

/**
 * The number of an object's records without deleted ones. It ignores sharing, because it is about storage.
 */
function countRecords({ org }: RestCall, object: ObjectDefinition) {
  const live = org.schema.field(object.name, "IsDeleted") === undefined ? "" : "WHERE IsDeleted = 0";
  const row = statement(org.db, `SELECT count(*) AS count FROM ${quoted(object.name)} ${live}`).get();
  return { count: Number(row?.["count"]), name: object.name };
}
