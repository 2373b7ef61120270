import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;
let accountIds: string[];

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty", now: () => new Date("2026-05-13T10:00:00Z") });
  admin = await signIn(running, "admin@practice.example");
  const loaded = await practice(running, "POST", "/records/Account", [
    { Name: "Few", Industry: "Energy", AnnualRevenue: 10 },
    { Name: "Many", Industry: "Banking", AnnualRevenue: 30 },
    { Name: "None", AnnualRevenue: 5 },
  ]);
  accountIds = (loaded.body as { ids: string[] }).ids;
  const contacts = Array.from({ length: 1203 }, (_, i) => ({
    LastName: `Nr ${String(i).padStart(4, "0")}`,
    AccountId: accountIds[i < 3 ? 0 : 1],
  }));
  await practice(running, "POST", "/records/Contact", contacts);
});
afterAll(() => running.close());

type Found = Record<string, unknown>;
interface Answer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Found[];
}

async function query(soql: string, user = admin): Promise<Answer> {
  const { status, body } = await user.rest(`/query?q=${encodeURIComponent(soql)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Answer;
}

describe("children of one record", () => {
  const soql =
    "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Name IN ('Few', 'Many') ORDER BY Name";

  it("come with a page of their own to go on to, and all in order", async () => {
    const [few, many] = (await query(soql)).records as { Contacts: Answer }[];
    expect(few?.Contacts).toMatchObject({ totalSize: 3, done: true });
    expect(few?.Contacts).not.toHaveProperty("nextRecordsUrl");
    const names: unknown[] = [];
    let page = many?.Contacts;
    expect(page).toMatchObject({ totalSize: 1200, done: false });
    expect(page?.nextRecordsUrl).toMatch(/^\/services\/data\/v67\.0\/query\/0r8\w{15}-499$/);
    for (;;) {
      names.push(...(page?.records ?? []).map((record) => record["LastName"]));
      if (page?.nextRecordsUrl === undefined) break;
      page = (await admin.rest(page.nextRecordsUrl.replace("/services/data/v67.0", ""))).body as Answer;
      expect(page.totalSize).toBe(1200);
    }
    expect(names).toHaveLength(1200);
    expect(names).toEqual([...names].sort());
  });

  it("are read to the end by jsforce, which follows the children's pages too", async () => {
    const { records } = await admin.connection.query<{ Name: string; Contacts: Answer }>(soql, {
      autoFetch: true,
      maxFetch: 100_000,
    });
    expect(records.map(({ Contacts }) => Contacts.records.length)).toEqual([3, 1200]);
  });
});
