import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ApiClient } from "../../support/apiClient.ts";
import { readBatch, startBatch } from "../../support/batches.ts";
import { signInAs } from "../../support/signInAs.ts";
import { accessTokenOf, openSf, type Sf, signInCli } from "@crosswalk/practice-org/testing";
import type { BenchStack } from "./startBenchStack.ts";
import { peopleNamed } from "./peopleNamed.ts";
import { putQuotaBack } from "../../support/putQuotaBack.ts";

export interface Way {
  name: string;
  /**
   * Prepares what the clock does not count: sign-in, files, the lead list. Returns the function that starts
   * the run, and starts it again after a kill.
   */
  prepare(stack: BenchStack, lastName: string, leads: number): Promise<() => Run>;
}

interface Run {
  /** Settles when everything is created. After a kill it may never settle. */
  done: Promise<unknown>;
  kill(): Promise<void>;
}

export const ways: readonly Way[] = [
  { name: "Crosswalk batch", prepare: prepareCrosswalk },
  { name: "jsforce, create + create", prepare: (...args) => preparePlain("loop", ...args) },
  { name: "jsforce collections", prepare: (...args) => preparePlain("collections", ...args) },
  { name: "sf data import bulk, twice", prepare: prepareBulk },
];

const username = "rep@practice.example";

async function prepareCrosswalk(
  { connector, account, databaseFile }: BenchStack,
  lastName: string,
  leads: number,
): Promise<() => Run> {
  let rep: ApiClient = await signInAs(connector, username);
  const leadIds = await importLeads(rep, lastName, leads);
  const rows = leadIds.map((leadId) => ({
    leadId,
    accountId: account.id,
    opportunityId: account.opportunityId,
    role: "Influencer",
  }));
  let id: string | undefined;
  let wasKilled = false;
  const run = async () => {
    if (wasKilled) await connector.start();
    rep = wasKilled ? await signInAs(connector, username) : rep;
    // A connector that starts again continues the batch by itself.
    id ??= await startBatch(rep, { rows });
    for (;;) {
      if ((await readBatch(rep, id)).state === "finished") return;
      // The runs need more than the quota of a month.
      putQuotaBack(databaseFile);
      await wait(250);
    }
  };
  return () => {
    const done = run();
    done.catch(() => undefined);
    return {
      done,
      async kill() {
        wasKilled = true;
        await connector.kill();
      },
    };
  };
}

async function importLeads(rep: ApiClient, lastName: string, count: number): Promise<string[]> {
  const { body: list } = await rep.post<{ id: string }>("/v1/lead-lists", {
    name: lastName,
    leads: peopleNamed(lastName, count),
  });
  const { body } = await rep.get<{ ids: string[] }>(`/v1/lead-lists/${list.id}/lead-ids`);
  return body.ids;
}

function contactsOf({ account }: BenchStack, lastName: string, leads: number) {
  return peopleNamed(lastName, leads).map(({ firstName, title }) => ({
    FirstName: firstName,
    LastName: lastName,
    AccountId: account.id,
    Title: title,
    MailingCountry: "Austria",
    LeadSource: "Other",
  }));
}

async function preparePlain(
  way: "loop" | "collections",
  stack: BenchStack,
  lastName: string,
  leads: number,
): Promise<() => Run> {
  const token = await accessTokenOf(stack.org.app, username);
  const task = JSON.stringify({
    contacts: contactsOf(stack, lastName, leads),
    opportunityId: stack.account.opportunityId,
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), "crosswalk-bench-"));
    const file = join(folder, "task.json");
    writeFileSync(file, task);
    const script = join(import.meta.dirname, "plainWay.ts");
    return runOf([script, way, stack.org.app.url, token, file], () => rmSync(folder, { recursive: true }));
  };
}

async function prepareBulk(stack: BenchStack, lastName: string, leads: number): Promise<() => Run> {
  const sf = openSf();
  await signInCli(sf, stack.org.app, username, "bench");
  const contacts = contactsOf(stack, lastName, leads);
  return () => {
    const killed = new AbortController();
    const done = importBoth(sf, stack, lastName, contacts, killed.signal);
    done.catch(() => undefined);
    return {
      done,
      kill() {
        killed.abort();
        return Promise.resolve();
      },
    };
  };
}

async function importBoth(
  sf: Sf,
  { account }: BenchStack,
  lastName: string,
  contacts: Record<string, string>[],
  signal: AbortSignal,
): Promise<void> {
  const importFile = async (sobject: string, records: Record<string, string>[]) => {
    const file = join(sf.home, `${sobject}.csv`);
    writeFileSync(file, toCsv(records));
    await sf.json([
      "data",
      "import",
      "bulk",
      "--sobject",
      sobject,
      "--file",
      file,
      "--wait",
      "10",
      "--target-org",
      "bench",
    ]);
  };
  await importFile("Contact", contacts);
  if (signal.aborted) return;
  const query = `SELECT Id FROM Contact WHERE LastName = '${lastName}'`;
  const { records } = await sf.json<{ records: { Id: string }[] }>([
    "data",
    "query",
    "--query",
    query,
    "--target-org",
    "bench",
  ]);
  await importFile(
    "OpportunityContactRole",
    records.map(({ Id }) => ({ ContactId: Id, OpportunityId: account.opportunityId, Role: "Influencer" })),
  );
  sf.close();
}

function toCsv(records: Record<string, string>[]): string {
  const columns = Object.keys(records[0] ?? {});
  const lines = records.map((record) => columns.map((column) => `"${record[column] ?? ""}"`).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function runOf(args: string[], clean: () => void): Run {
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  const ended = once(child, "exit");
  const done = ended.then(([code]) => {
    clean();
    if (code !== 0 && !child.killed)
      throw new Error(`${args.slice(0, 2).join(" ")} ended with ${String(code)}`);
  });
  return {
    done,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
