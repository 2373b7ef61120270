import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { MetricValueWithName } from "prom-client";
import { beforeEach, describe, expect, it } from "vitest";
import { allCodes, errorCodes } from "../errors.ts";
import { countAnswer, countCall } from "./countAnswers.ts";
import { createMetrics, type Metrics } from "./createMetrics.ts";
import { fires, type Series } from "./evaluateRule.fixture.ts";

const text = readFileSync(new URL("../../config/monitoring/alerts.yaml", import.meta.url), "utf8");
const rules = new Map(
  [...text.matchAll(/alert: Crosswalk(\w+)\n\s+expr: >-\n\s+(.+)/g)].map(([, name = "", rule = ""]) => [
    name,
    rule,
  ]),
);

const minute = 60;
const hour = 3_600;
const day = 24 * hour;
const began = 1_700_000_000;
let metrics: Metrics;
let history: Series[];
let now: number;

beforeEach(() => {
  metrics = createMetrics();
  history = [];
  now = began;
});

/** Scrapes the connector's own metrics. */
async function scrape(): Promise<void> {
  for (const { name: metric, values } of await metrics.registry.getMetricsAsJSON()) {
    for (const { metricName, labels: given, value } of values as MetricValueWithName<string>[]) {
      const name = metricName ?? metric;
      const labels = Object.fromEntries(Object.entries(given).map(([label, of]) => [label, String(of)]));
      const isIt = (one: Series) => one.name === name && isDeepStrictEqual(one.labels, labels);
      const known = history.find(isIt);
      if (known) known.points.push([now, value]);
      else history.push({ name, labels, points: [[now, value]] });
    }
  }
}

/** Scrapes now and after the time has passed, in which `meanwhile` happens. */
async function pass(time: number, meanwhile: () => void = () => undefined): Promise<void> {
  await scrape();
  meanwhile();
  now += time;
  await scrape();
}

const firing = (name: string) => fires(rules.get(name) ?? "", history, now);

describe("the alert", () => {
  it("about late jobs keeps quiet about one that runs once a day, and fires after three of its turns", async () => {
    for (const [name, every] of [
      ["look for damage", day],
      ["sweep", 10 * minute],
    ] as const) {
      metrics.jobInterval.set({ name }, every);
      metrics.jobSucceededAt.set({ name }, now);
    }
    const sweep = () => metrics.jobSucceededAt.set({ name: "sweep" }, now);
    for (const hours of [4, 44, 20]) {
      await pass(hours * hour);
      sweep();
      await pass(minute);
      expect(firing("JobLate"), `after ${hours} more hours`).toBe(false);
    }
    await pass(5 * hour, sweep);
    sweep();
    await pass(minute);
    expect(firing("JobLate")).toBe(true);
  });

  it("about late jobs sees the job of batches when no step of it has ended for an hour", async () => {
    metrics.jobInterval.set({ name: "batches" }, 0.5);
    metrics.jobSucceededAt.set({ name: "batches" }, now);
    await pass(50 * minute);
    expect(firing("JobLate")).toBe(false);
    await pass(20 * minute);
    expect(firing("JobLate")).toBe(true);
  });

  it("about readiness fires for one connector of many, and for none that is ready", async () => {
    await pass(minute);
    expect(firing("NotReady")).toBe(false);
    metrics.ready.set(0);
    await pass(minute);
    expect(firing("NotReady")).toBe(true);
  });

  it("about internal errors sees the first burst, on one route and on many", async () => {
    const fail = (routes: number) => {
      for (let index = 0; index < routes; index += 1)
        countAnswer(metrics, { method: "GET", route: `/v1/${index}`, status: 500, ms: 1 });
    };
    await pass(10 * minute, () => fail(3));
    expect(firing("InternalErrors")).toBe(false);
    await pass(minute, () => fail(1));
    expect(firing("InternalErrors")).toBe(true);
  });

  /** Ended requests to Salesforce. */
  const call = (status: number | null, times: number) => {
    for (let count = 0; count < times; count += 1) countCall(metrics, { method: "GET", status, ms: 100 });
  };

  it("about Salesforce's failures sees the first outage", async () => {
    await pass(10 * minute);
    await pass(minute, () => call(null, 50));
    expect(firing("SalesforceFails")).toBe(true);
    await pass(minute, () => call(200, 2_000));
    await pass(minute, () => call(200, 2_000));
    expect(firing("SalesforceFails")).toBe(false);
  });

  it("about Salesforce's failures wakes nobody for a failed call of a few", async () => {
    await pass(minute, () => call(200, 1));
    await pass(minute, () => {
      call(200, 5);
      call(503, 1);
    });
    expect(firing("SalesforceFails")).toBe(false);
    await pass(minute, () => call(503, 9));
    expect(firing("SalesforceFails")).toBe(true);
  });

  it("about late jobs sees one that has failed since the start", async () => {
    metrics.jobInterval.set({ name: "erase old leads" }, hour);
    metrics.jobSucceededAt.set({ name: "erase old leads" }, now);
    await pass(2 * hour);
    expect(firing("JobLate")).toBe(false);
    await pass(2 * hour);
    expect(firing("JobLate")).toBe(true);
  });

  it("about refused sign-ins fires where nobody at all is let in, from the first ones on", async () => {
    await pass(10 * minute, () => metrics.signIns.inc({ outcome: "app-blocked" }, 6));
    expect(firing("SignInsRefused")).toBe(true);
    expect(
      fires(
        rules.get("SignInsRefused") ?? "",
        history.filter(({ labels }) => labels?.["outcome"] !== "accepted"),
        now,
      ),
    ).toBe(true);
    await pass(10 * minute, () => metrics.signIns.inc({ outcome: "accepted" }, 20));
    expect(firing("SignInsRefused")).toBe(false);
  });

  it.each(allCodes.filter((code) => errorCodes[code].whose === "crosswalk"))(
    "about imports sees the first one that ends in %s",
    async (outcome) => {
      await pass(10 * minute);
      expect(firing("ImportsFail")).toBe(false);
      await pass(10 * minute, () => metrics.importSeconds.observe({ outcome }, 1));
      expect(firing("ImportsFail")).toBe(true);
    },
  );

  it("about imports keeps quiet about a file that the rep has to mend", async () => {
    await pass(10 * minute, () => metrics.importSeconds.observe({ outcome: "request-invalid" }, 1));
    expect(firing("ImportsFail")).toBe(false);
  });

  it("about lost answers keeps quiet while its user is away, and warns before it ends as never known", () => {
    const lost = (user: string, age: number) => {
      history = [
        { name: "crosswalk_oldest_unknown_creation_seconds", labels: { user }, points: [[now, age]] },
      ];
    };
    lost("away", day);
    expect([firing("LostAnswersUnsettled"), firing("LostAnswersForgotten")]).toEqual([false, false]);
    lost("away", 21 * day);
    expect([firing("LostAnswersUnsettled"), firing("LostAnswersForgotten")]).toEqual([false, true]);
    lost("here", hour);
    expect(firing("LostAnswersUnsettled")).toBe(true);
  });

  it.each([...rules].filter(([, rule]) => !rule.includes("histogram_quantile")).map(([name]) => name))(
    "Crosswalk%s keeps quiet about a connector that has just started",
    async (name) => {
      await pass(30 * minute);
      expect(firing(name)).toBe(false);
    },
  );
});
