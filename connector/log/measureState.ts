import { and, count, desc, eq, exists, gt, inArray, isNotNull, lte, min, sql } from "drizzle-orm";
import { Gauge } from "prom-client";
import type { Database } from "../database/database.ts";
import { firstOf, orgIds } from "../database/rows.ts";
import { jsonAt } from "../database/fragments.ts";
import { batchUndos } from "../database/schema/batchUndos.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { creations, runningStates } from "../database/schema/contacts.ts";
import { grants } from "../database/schema/sessions.ts";
import type { SalesforceApp } from "../salesforce/salesforceApp.ts";
import type { Metrics } from "./createMetrics.ts";

interface Measured {
  database: Database;
  clock: () => Date;
  salesforceApp: Pick<SalesforceApp, "allowance">;
  metrics: Pick<Metrics, "registry" | "ready">;
}

interface Reading {
  labels: Record<string, string>;
  value: number;
}

interface StateGauge {
  name: string;
  help: string;
  labelNames?: string[];
  read: (app: Measured) => Promise<Reading[]>;
}

/** How long an org's answer tells how many API requests it uses: what it used since, nobody knows. */
const newsMs = 60 * 60_000;

const openStates = ["running", "paused"] as const;

/**
 * What is read whenever /metrics is asked. Connectors on one database say the same of it. Each answers by an
 * index, or from rows that are few.
 */
const stateGauges: readonly StateGauge[] = [
  {
    name: "crosswalk_batches",
    help: "Batches that have not ended, by state, and for paused ones by the error code that paused them",
    labelNames: ["state", "code"],
    read: async ({ database }) => {
      const code = jsonAt(database, batches.problem, "code");
      const found = await database
        .select({ state: batches.state, code, value: count() })
        .from(batches)
        .where(inArray(batches.state, openStates))
        .groupBy(batches.state, code);
      const none = openStates.filter((state) => !found.some((row) => row.state === state));
      return [
        ...found.map((row) => ({ labels: { state: row.state, code: row.code ?? "none" }, value: row.value })),
        ...none.map((state) => ({ labels: { state, code: "none" }, value: 0 })),
      ];
    },
  },
  {
    name: "crosswalk_batch_oldest_waiting_row_seconds",
    help: "How long a batch with rows that wait has been in its state at the longest, in seconds, by its state",
    labelNames: ["state"],
    read: async ({ database, clock }) => {
      const waiting = database
        .select({ one: sql`1` })
        .from(batchRows)
        .where(and(eq(batchRows.batchId, batches.id), eq(batchRows.state, "waiting")));
      const found = await database
        .select({
          state: batches.state,
          since: sql<number>`min(coalesce(${batches.stateSince}, ${batches.createdAt}))`,
        })
        .from(batches)
        .where(and(inArray(batches.state, openStates), exists(waiting)))
        .groupBy(batches.state);
      return openStates.map((state) => {
        const oldest = found.find((row) => row.state === state);
        return { labels: { state }, value: secondsSince(oldest?.since, clock()) };
      });
    },
  },
  {
    name: "crosswalk_unknown_creations",
    help: "Creations whose answer from Salesforce was lost, and that are not settled yet",
    read: async ({ database }) => [{ labels: {}, value: (await readUnknown(database)).count }],
  },
  {
    name: "crosswalk_undos_in_doubt",
    help: "Contacts of which it isn't known yet whether Undo deleted them",
    read: async ({ database }) => {
      const found = await firstOf(
        database.select({ value: count() }).from(creations).where(isNotNull(creations.undoAt)),
      );
      return [{ labels: {}, value: found?.value ?? 0 }];
    },
  },
  {
    name: "crosswalk_batch_undos",
    help: "Undos of batches that have not ended, by state, and for paused ones by the error code that paused them",
    labelNames: ["state", "code"],
    read: async ({ database }) => {
      const code = jsonAt(database, batchUndos.problem, "code");
      const found = await database
        .select({ state: batchUndos.state, code, value: count() })
        .from(batchUndos)
        .where(inArray(batchUndos.state, openStates))
        .groupBy(batchUndos.state, code);
      const none = openStates.filter((state) => !found.some((row) => row.state === state));
      return [
        ...found.map((row) => ({ labels: { state: row.state, code: row.code ?? "none" }, value: row.value })),
        ...none.map((state) => ({ labels: { state, code: "none" }, value: 0 })),
      ];
    },
  },
  {
    name: "crosswalk_oldest_unknown_creation_seconds",
    help: "For how long the oldest lost answer has not been settled, in seconds: since its user could ask, for those who are signed in (`user` is `here`), and since it was lost, for others (`away`)",
    labelNames: ["user"],
    read: async ({ database, clock }) => {
      const { lost } = await readUnknown(database);
      const hereSince = await readSignedIn(database, clock(), new Set(lost.map(({ userId }) => userId)));
      const here = lost.flatMap(({ userId, lostAt }) => {
        const since = hereSince.get(userId);
        return since === undefined ? [] : [Math.max(since, lostAt)];
      });
      const away = lost.flatMap(({ userId, lostAt }) => (hereSince.has(userId) ? [] : [lostAt]));
      return Object.entries({ here, away }).map(([user, times]) => ({
        labels: { user },
        value: secondsSince(times.length === 0 ? null : Math.min(...times), clock()),
      }));
    },
  },
  {
    name: "crosswalk_reconcile_lag_seconds",
    help: "How long the creation that is to be looked for in Salesforce next is overdue, in seconds",
    read: async ({ database, clock }) => {
      const due = await firstOf(
        database
          .select({ since: min(creations.checkAt) })
          .from(creations)
          .where(and(isNotNull(creations.checkAt), lte(creations.checkAt, clock().getTime()))),
      );
      return [{ labels: {}, value: secondsSince(due?.since, clock()) }];
    },
  },
  {
    name: "crosswalk_salesforce_api_requests_used",
    help: "API requests that the org used in the last 24 hours, as its last answer to this connector said; missing where that is an hour ago",
    labelNames: ["org"],
    read: (app) => readAllowances(app, ({ used }) => used),
  },
  {
    name: "crosswalk_salesforce_api_requests_limit",
    help: "API requests that the org may use in 24 hours, as its last answer to this connector said",
    labelNames: ["org"],
    read: (app) => readAllowances(app, ({ limit }) => limit),
  },
];

/** Adds what the database tells to the metrics. */
export function measureState(app: Measured): void {
  for (const { name, help, labelNames = [], read } of stateGauges) {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [app.metrics.registry],
      async collect() {
        this.reset();
        // A database that hangs would keep Prometheus waiting until it gives up, and has nothing.
        if ((await app.metrics.ready.get()).values.some(({ value }) => value === 0)) return;
        try {
          for (const { labels, value } of await read(app)) this.set(labels, value);
        } catch {
          // The other metrics matter most while the database fails, which /readyz tells.
        }
      },
    });
  }
}

interface LostAnswer {
  userId: string;
  lostAt: number;
}

/**
 * The lost answers that Salesforce can still be asked about. The partial index of running creations has all
 * of these states, and few rows.
 */
async function readUnknown(database: Database): Promise<{ count: number; lost: LostAnswer[] }> {
  const running = await database
    .select({
      userId: creations.userId,
      state: creations.state,
      lostAt: creations.lostAt,
      checkAt: creations.checkAt,
    })
    .from(creations)
    .where(sql`${creations.state} in (${sql.raw(runningStates.map((state) => `'${state}'`).join(", "))})`);
  const lost = running.flatMap(({ userId, state, lostAt, checkAt }) =>
    state === "unknown" && lostAt !== null && checkAt !== null ? [{ userId, lostAt }] : [],
  );
  return { count: lost.length, lost };
}

/** Since when each of the users who are signed in now has been, by their newest sign-in. */
async function readSignedIn(
  database: Database,
  now: Date,
  userIds: Set<string>,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const userId of userIds) {
    const newest = await firstOf(
      database
        .select({ at: grants.createdAt })
        .from(grants)
        .where(and(eq(grants.userId, userId), gt(grants.expiresAt, now)))
        .orderBy(desc(grants.createdAt)),
    );
    if (newest) found.set(userId, newest.at.getTime());
  }
  return found;
}

async function readAllowances(
  { database, clock, salesforceApp }: Measured,
  valueOf: (allowance: { used: number; limit: number }) => number,
): Promise<Reading[]> {
  return (await orgIds(database)).flatMap((id) => {
    const allowance = salesforceApp.allowance(id);
    const isNews = allowance && clock().getTime() - allowance.at.getTime() <= newsMs;
    return isNews ? [{ labels: { org: id }, value: valueOf(allowance) }] : [];
  });
}

function secondsSince(since: number | null | undefined, now: Date): number {
  return since === null || since === undefined ? 0 : Math.max(0, (now.getTime() - since) / 1000);
}
