import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sessionPreparer } from "../../../connector/database/postgres/connections.ts";
import type { ApiClient } from "../../support/apiClient.ts";
import { linkLast } from "../../support/linkLast.ts";
import { postgresFolder, startPostgresServer, type PostgresServer } from "../../support/postgresServer.ts";
import { startStack, type Stack } from "../../support/startStack.ts";

const sizes = { short: 1_000, long: 5_000 };
type Kind = keyof typeof sizes;
/** How much more a long list may cost than a short one. */
const growthMax = 1.3;

/** What the driver is asked. */
interface Statement {
  text: string;
  values: unknown[];
}

/** A part of a plan, as `explain (analyze, format json)` tells it. */
interface Plan {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

const rowsOf = (plan: Plan): number =>
  (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"] +
  (plan.Plans ?? []).reduce((sum, part) => sum + rowsOf(part), 0);

describe.skipIf(postgresFolder() === null)(
  "a list of five times the length, of which no statistics are",
  () => {
    let server: PostgresServer;
    let stack: Stack;
    let explainer: pg.Client;
    let rep: ApiClient;
    const lists = { short: "", long: "" };

    beforeAll(async () => {
      server = await startPostgresServer();
      const url = await server.createDatabase();
      explainer = new pg.Client(url);
      await explainer.connect();
      await sessionPreparer()(explainer);
      stack = await startStack({ databaseFile: url });
      await explainer.query("alter table lead_list_members set (autovacuum_enabled = false)");
      await explainer.query("alter table leads set (autovacuum_enabled = false)");
      rep = await stack.signIn("rep@practice.example");
      for (const kind of ["short", "long"] as const) {
        lists[kind] = await importList(kind);
        await linkLast(stack.app.database, lists[kind]);
      }
    });
    afterAll(async () => {
      await stack.close();
      await explainer.end();
      await server.stop();
    });

    async function importList(kind: Kind): Promise<string> {
      const every = sizes[kind] / 10;
      const rows = Array.from(
        { length: sizes[kind] },
        (_, n) =>
          `Given${n},${n % every === 0 ? "Rarissima" : `Family${n % 97}`},Company ${kind} ${n},Engineer`,
      );
      const csv = ["First Name,Last Name,Company,Position", ...rows].join("\n");
      const { body } = await rep.post<{ id: string }>(`/v1/lead-lists?name=${kind}`, csv, {
        "content-type": "text/csv",
      });
      return body.id;
    }

    /** The statements of a request that read. */
    async function statementsOf(path: string): Promise<Statement[]> {
      const asked = vi.spyOn(pg.Client.prototype, "query");
      expect((await rep.get(path)).status).toBe(200);
      const calls: unknown[][] = asked.mock.calls;
      asked.mockRestore();
      return calls
        .map(([first, values]) => {
          const { text, values: own } = Object(first) as Partial<Statement>;
          return { text: text ?? String(first), values: own ?? (values as unknown[] | undefined) ?? [] };
        })
        .filter(({ text }) => text.startsWith("select"));
    }

    /** The rows that Postgres goes through to answer a request. */
    async function costOf(path: string): Promise<number> {
      // Asks Salesforce once and remembers the answer.
      await rep.get(path);
      let rows = 0;
      for (const { text, values } of await statementsOf(path)) {
        const explained = await explainer.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
          `explain (analyze, format json) ${text}`,
          values,
        );
        rows += rowsOf((explained.rows[0] as { "QUERY PLAN": [{ Plan: Plan }] })["QUERY PLAN"][0].Plan);
      }
      return rows;
    }

    it.each([
      ["the first page", "limit=50"],
      ["a search for a rare name", "limit=50&q=rariss"],
      ["a search for two words", "limit=50&q=engin+raris"],
      ["the linked leads", "limit=50&status=linked"],
      ["a search in the linked leads", "limit=50&q=engin&status=linked"],
    ])("costs no more rows of the database for %s", async (_what, query) => {
      const cost = (kind: Kind) => costOf(`/v1/lead-lists/${lists[kind]}/leads?${query}`);
      const [short, long] = [await cost("short"), await cost("long")];
      expect(short).toBeGreaterThan(0);
      expect(long).toBeLessThanOrEqual(growthMax * short);
    });
  },
);
