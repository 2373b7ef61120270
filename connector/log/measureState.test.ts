import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { fullReads } from "../../test/support/fullReads.ts";
import { runSql } from "../../test/support/plainSql.ts";
import { watchStatements } from "../../test/support/watchStatements.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { type Batch, batches, batchRows } from "../database/schema/batches.ts";
import { type Creation, creations } from "../database/schema/contacts.ts";
import { orgs } from "../database/schema/sessions.ts";
import { allCodes, type ErrorCode, policyOf } from "../errors.ts";
import { createMetrics, type Metrics } from "./createMetrics.ts";
import { measureState } from "./measureState.ts";

const now = new Date("2026-11-26T12:00:00Z");
const secondsAgo = (seconds: number) => now.getTime() - seconds * 1000;

let database: Database;
let metrics: Metrics;
let statements: string[];
/** When the org last said how many API requests it has used. */
let answeredAt: Date;

beforeEach(async () => {
  database = await newDatabase();
  metrics = createMetrics();
  statements = [];
  answeredAt = now;
  measureState({
    database,
    clock: () => now,
    metrics,
    salesforceApp: {
      allowance: (id) => (id === "00DA" ? { used: 40, limit: 100, remaining: 60, at: answeredAt } : null),
    },
  });
  for (const id of ["00DA", "00DB"]) {
    await database.insert(orgs).values({ id, name: "", instanceUrl: "", readAt: now });
  }
});
afterEach(() => closeDatabase(database));

async function addBatch(
  id: string,
  values: Partial<Batch>,
  rowStates: ("waiting" | "created")[],
): Promise<void> {
  const batch = { id, orgId: "00DA", userId: "005A", defaults: {}, createdAt: secondsAgo(60) };
  await database.insert(batches).values({ ...batch, state: "running", ...values });
  for (const [position, state] of rowStates.entries()) {
    const row = { batchId: id, position, leadId: `${id}-${position}`, isReviewed: false, updatedAt: 0 };
    await database.insert(batchRows).values({ ...row, state });
  }
}

async function addCreation(id: string, values: Partial<Creation>): Promise<void> {
  const creation = { id, orgId: "00DA", userId: "005A", leadId: id, month: "2026-11", createdAt: 0 };
  await database.insert(creations).values({ ...creation, state: "created", ...values });
}

async function read(name: string): Promise<Record<string, number>> {
  const metric = await metrics.registry.getSingleMetric(name)?.get();
  return Object.fromEntries(
    (metric?.values ?? []).map(({ labels, value }) => [Object.values(labels).join(" "), value]),
  );
}

const paused = (code: ErrorCode) => ({
  state: "paused" as const,
  problem: { code, title: "", status: 0, detail: "", action: "" },
});

describe("the gauges", () => {
  it("count open batches by state and by what paused them", async () => {
    expect(await read("crosswalk_batches")).toEqual({ "running none": 0, "paused none": 0 });
    await addBatch("a", {}, []);
    await addBatch("b", paused("app-blocked"), []);
    await addBatch("c", paused("app-blocked"), []);
    await addBatch("d", { state: "finished" }, []);
    expect(await read("crosswalk_batches")).toEqual({ "running none": 1, "paused app-blocked": 2 });
  });

  it("count lost answers, and tell the age of the oldest and how late the next look is", async () => {
    await addCreation("a", { state: "unknown", lostAt: secondsAgo(50), checkAt: secondsAgo(20) });
    await addCreation("b", { state: "unknown", lostAt: secondsAgo(70), checkAt: secondsAgo(-30) });
    await addCreation("c", { state: "sent" });
    await addCreation("d", { state: "failed", lostAt: secondsAgo(900) });
    await addCreation("e", { state: "unknown", lostAt: secondsAgo(9_000), checkAt: null });
    expect(await read("crosswalk_unknown_creations")).toEqual({ "": 2 });
    expect(await read("crosswalk_oldest_unknown_creation_seconds")).toEqual({ here: 0, away: 70 });
    expect(await read("crosswalk_reconcile_lag_seconds")).toEqual({ "": 20 });
  });

  it("leave out what the database cannot tell, and show the others", async () => {
    for (const table of ["batch_undo_rows", "batch_undos", "batch_rows", "batches"])
      await runSql(database, `DROP TABLE ${table}`);
    const text = await metrics.registry.metrics();
    expect(text).not.toMatch(/^crosswalk_batches\{/m);
    expect(text).toMatch(/^crosswalk_unknown_creations 0$/m);
  });

  it("read no growing table from end to end", async () => {
    watchStatements(database, (statement) => void statements.push(statement));
    await metrics.registry.metrics();
    expect(new Set(statements).size).toBeGreaterThanOrEqual(5);
    for (const statement of new Set(statements)) {
      const scans = await fullReads(database, statement);
      expect(
        scans.filter(({ table }) => table !== "orgs"),
        statement,
      ).toEqual([]);
    }
  });
});

const monitoring = (file: string) =>
  readFileSync(new URL(`../../config/monitoring/${file}`, import.meta.url), "utf8");

/** The expressions of a file, by what they are for. */
const expressions = {
  alerts: [...monitoring("alerts.yaml").matchAll(/alert: (\w+)\n\s+expr: >-\n\s+(.+)/g)].map(
    ([, name = "", expression = ""]) => [name, expression] as const,
  ),
  dashboard: (
    JSON.parse(monitoring("dashboard.json")) as { panels: { title: string; targets: { expr: string }[] }[] }
  ).panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
};

/** Every name that /metrics has, with its labels. */
function existing(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, type, labelNames } of metrics.registry.getMetricsAsArray() as unknown as {
    name: string;
    type: string;
    labelNames: string[];
  }[]) {
    found.set(name, labelNames);
    if (type !== "histogram") continue;
    for (const part of ["_sum", "_count"]) found.set(name + part, labelNames);
    found.set(`${name}_bucket`, [...labelNames, "le"]);
  }
  return found;
}

/** Labels that Prometheus adds to all. */
const added = ["instance", "job"];

describe.each(Object.entries(expressions))("the %s", (_, all) => {
  it.each(all)("ask for metrics and labels that exist: %s, %s", (_name, expression) => {
    const metricsThere = existing();
    const asked = [...expression.matchAll(/\bcrosswalk_\w+/g)].map(([name]) => name);
    // Prometheus has `up` of its own.
    if (!expression.startsWith("up{")) expect(asked.length).toBeGreaterThan(0);
    for (const name of asked) expect([...metricsThere.keys()]).toContain(name);
    const labels = [
      ...[...expression.matchAll(/\{([^{}]*)\}/g)].flatMap(([, inside = ""]) =>
        [...inside.matchAll(/\b(\w+)[!=]/g)].map(([, label]) => label),
      ),
      ...[...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inside = ""]) => inside.split(/,\s*/)),
    ];
    const known = new Set([...added, ...asked.flatMap((name) => metricsThere.get(name) ?? [])]);
    for (const label of labels) expect([...known]).toContain(label);
  });
});

test("the dashboard or an alert shows each metric of the connector's own", () => {
  const text = [...expressions.alerts, ...expressions.dashboard]
    .map(([, expression]) => expression)
    .join("\n");
  const own = metrics.registry
    .getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => !/^crosswalk_(process|nodejs)_/.test(name));
  expect(own.length).toBeGreaterThan(10);
  for (const name of own) expect(text).toContain(name);
});

test("each alert leads to a heading of the guide", () => {
  const guide = readFileSync(new URL("../../config/guides/monitoring.md", import.meta.url), "utf8");
  const anchors = [...guide.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) =>
    heading.toLowerCase().replaceAll(" ", "-"),
  );
  const linked = [...monitoring("alerts.yaml").matchAll(/monitoring\.md#(\S+)/g)].map(([, anchor]) => anchor);
  expect(linked).toHaveLength(expressions.alerts.length);
  expect([...new Set(linked)].sort()).toEqual([...anchors].sort());
});

test("the alert about paused batches names each code that pauses them and that neither a rep nor a moment mends", () => {
  const [, codes = ""] = /code=~"([^"]+)"/.exec(monitoring("alerts.yaml")) ?? [];
  const pausing = allCodes.filter((code) => {
    const { retry, whose, isUnheard = false } = policyOf({ code });
    return retry === "pauseBatch" && whose !== "rep" && !isUnheard;
  });
  expect(codes.split("|").sort()).toEqual(pausing.sort());
});
