import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eraseOldEvents } from "../../connector/log/eraseOldEvents.ts";
import { event } from "../../connector/log/event.ts";
import { inLanguage } from "../../connector/reasons/inLanguage.ts";
import { readTimeline } from "../../connector/timeline/readTimeline.ts";
import { timelineText } from "../../connector/timeline/writeTimeline.ts";
import { movableClock } from "../support/movableClock.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { quickArguments } from "../support/quickStart.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { plantedFailures, type PlantedFailure } from "./plantedFailures.ts";
import { plantedTogether } from "./plantedTogether.ts";
import { runSql, selectColumn, selectValue } from "../support/plainSql.ts";
import { databaseVariables } from "../support/testDatabase.ts";

/** What no timeline says: a value left out without a word, a time in another form, half a sentence. */
const misleading = [/…/, /Remedy: Nothing[:,]/, /\d [AP]M \(/, /at the latest/, /A request was refused/];

/** A folder for the timelines as text, for whoever wants to find the causes without knowing them. */
const folder = process.env["TIMELINES_FOLDER"];

const failures = [...plantedFailures, ...plantedTogether].map((failure, index) => ({ ...failure, index }));

describe("the timeline alone names cause and remedy where", () => {
  const sharedClock = movableClock();
  let shared: ContactStack;
  beforeAll(async () => {
    shared = await startContactStack({ clock: sharedClock.now });
  });
  afterAll(() => shared.close());

  it.each(failures.slice(0, plantedFailures.length))("$what", async (failure) => {
    const clock = movableClock();
    const stack = await startContactStack({ clock: clock.now });
    try {
      await expectNamed(failure, stack, clock);
    } finally {
      await stack.close();
    }
  });

  it.each(failures.slice(plantedFailures.length))("$what", async (failure) => {
    await expectNamed(failure, shared, sharedClock);
  });
});

it("the timeline tells a fault of ours at a stranger's request by its id, and nothing of their own faults", async () => {
  const stack = await startContactStack();
  try {
    const { database, clock } = stack.app;
    const ask = () =>
      stack.anonymous.post<{ requestId: string }>("/v1/sign-ins", { codeChallenge: "c".repeat(43) });
    await runSql(database, "ALTER TABLE sign_ins RENAME TO sign_ins_gone");
    const { status, body } = await ask();
    await runSql(database, "ALTER TABLE sign_ins_gone RENAME TO sign_ins");
    expect(status).toBe(500);
    const told = await readTimeline({ handle: database, orgId: null, now: clock() }, { id: body.requestId });
    expect(told.entries.map((entry) => entry.event)).toContain("request.refused");
    const { body: wrong } = await stack.anonymous.get<{ requestId: string }>("/v1/lead-lists");
    const none = await readTimeline({ handle: database, orgId: null, now: clock() }, { id: wrong.requestId });
    expect(none.entries.map((entry) => entry.event)).not.toContain("request.refused");
  } finally {
    await stack.close();
  }
});

async function expectNamed(
  failure: (typeof failures)[number],
  stack: ContactStack,
  clock: ReturnType<typeof movableClock>,
): Promise<void> {
  const undoing: (() => Promise<unknown>)[] = [];
  try {
    const situation = {
      stack,
      clock,
      finally: (undo: () => Promise<unknown>) => void undoing.unshift(undo),
    };
    const { app = stack.app, ...question } = await failure.plant(situation);
    const timeline = await readTimeline({ handle: app.database, orgId: null, now: clock.now() }, question);
    const text = timelineText(timeline, inLanguage("en"));
    write(failure, text);
    const entries = timeline.entries.filter(({ event }) => event === failure.event);
    const named = entries.find(
      ({ text: said, cause, remedy }) =>
        failure.cause.test(cause?.text.text ?? said.text) &&
        (failure.remedy ? failure.remedy.test(remedy?.text ?? "") : remedy === null),
    );
    expect.soft(named, text).toBeDefined();
    expect.soft(text.slice(text.lastIndexOf("\nOutcome: "))).toMatch(failure.outcome);
    for (const said of failure.says ?? []) expect.soft(text).toMatch(said);
    for (const said of [...(failure.never ?? []), ...misleading]) expect.soft(text).not.toMatch(said);
    for (const { cause } of timeline.entries) expect.soft(cause?.text.text ?? ".").toMatch(/\.$/);
    if (failure.tells) expect(timeline.entries.map((entry) => entry.event)).toContain(failure.tells);
    if (failure.code) expect(named?.cause?.code).toBe(failure.code);
  } finally {
    for (const undo of undoing) await undo();
  }
}

function write(failure: PlantedFailure & { index: number }, text: string): void {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const number = String(failure.index + 1).padStart(2, "0");
  writeFileSync(join(folder, `${number}.txt`), `${text}\n`);
  const answer = `${number}: ${failure.what}\n    cause: ${failure.cause}\n    remedy: ${failure.remedy}\n`;
  writeFileSync(join(folder, "answers.txt"), answer, { flag: "a" });
}

interface Shown {
  entries: { event: string; ids: Record<string, string>; requestId: string | null; text: string }[];
  notes: { text: string }[];
  nextCursor: string | null;
}

describe("the timeline for admins", () => {
  const clock = movableClock();
  let stack: ContactStack;
  beforeAll(async () => {
    stack = await startContactStack({ clock: clock.now });
  });
  afterAll(() => stack.close());

  const ask = (query: string) => stack.admin.get<Shown>(`/v1/timeline?${query}`);

  it("leads from a contact to the request that made it, and names nobody", async () => {
    const { leadId } = await stack.addLead();
    const made = await stack.rep.post<{ contactId: string }>("/v1/contacts", stack.creation(leadId));
    const { body } = await ask(`id=${made.body.contactId.slice(0, 15)}`);
    const created = body.entries.find(({ event }) => event === "creation.created");
    expect(created).toMatchObject({
      requestId: made.headers.get("x-request-id"),
      ids: { leadId, contactId: made.body.contactId },
      call: { method: "POST", status: 200 },
    });
    expect(body.entries.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["import.ended", "creation.reserved", "creation.sent"]),
    );
    expect(JSON.stringify(body)).not.toMatch(/Testley|Quinn/);
  });

  it("takes what is pasted: a record's address, a user's id in it, a username in any case", async () => {
    const { leadId } = await stack.addLead();
    const made = await stack.rep.post<{ contactId: string }>("/v1/contacts", stack.creation(leadId));
    const namesOf = ({ body }: { body: Shown }) => body.entries.map(({ event }) => event);
    const address = `https://acme.lightning.force.com/lightning/r/Contact/${made.body.contactId}/view`;
    expect(namesOf(await ask(`id=${encodeURIComponent(address)}`))).toContain("creation.created");
    const byName = await ask("user=Rep@Practice.example");
    expect(namesOf(byName)).toContain("creation.created");
    const userId = byName.body.entries.find(({ event }) => event === "creation.created")?.ids.userId;
    expect(namesOf(await ask(`user=https://acme.my.salesforce.com/${userId}`))).toContain("creation.created");
  });

  it("says who linked a lead to which contact by hand, and who took that back", async () => {
    const { leadId } = await stack.addLead();
    const contactId = stack.org.org.db
      .prepare("SELECT Id FROM Contact WHERE IsDeleted = 0 LIMIT 1")
      .pluck()
      .get() as string;
    expect((await stack.rep.put(`/v1/leads/${leadId}/link`, { recordId: contactId })).status).toBe(200);
    expect((await stack.rep.delete(`/v1/leads/${leadId}/link`)).status).toBe(200);
    const told = await ask(`id=${contactId}`);
    const entries = told.body.entries.filter(({ event }) => event.startsWith("lead."));
    expect(entries).toMatchObject([
      { event: "lead.linked", ids: { leadId, contactId }, username: "rep@practice.example" },
      { event: "lead.unlinked", ids: { leadId, contactId }, username: "rep@practice.example" },
    ]);
    expect(entries[0]).toMatchObject({
      text: "The user linked the lead to a record that Salesforce had already.",
    });
    expect((await ask(`id=${leadId}`)).body.entries.map(({ event }) => event)).toContain("lead.linked");
  });

  it("goes from page to page, oldest first", async () => {
    const first = await ask("user=rep@practice.example&limit=2");
    const cursor = String(first.body.nextCursor);
    const second = await ask(`user=rep@practice.example&limit=2&cursor=${cursor}`);
    const all = await ask("user=rep@practice.example&limit=200");
    expect([...first.body.entries, ...second.body.entries]).toEqual(all.body.entries.slice(0, 4));
    const times = all.body.entries.map((entry) => (entry as unknown as { at: string }).at);
    expect(times).toEqual(times.toSorted());
  });

  it("says what can be asked for where nothing is known, and refuses two questions at once", async () => {
    const { body } = await ask("id=hello");
    expect(body.entries).toEqual([]);
    expect(body.notes[0]?.text).toMatch(/ID of a contact.*30 days/);
    expect((await ask("id=hello&at=2026-03-01T10:32:00Z")).status).toBe(400);
    expect((await ask("")).status).toBe(400);
    expect((await ask("at=yesterday")).status).toBe(400);
  });

  it("has nothing of another org", async () => {
    const { database } = stack.app;
    const ids = { batchId: "of-others", orgId: "00Dxx0000000000EAA", userId: "005xx0000000000AAA" };
    await event(stack.app, "batch.cancelled", ids);
    const answers = await Promise.all([ask("id=of-others"), ask(`user=${ids.userId}`)]);
    expect(
      answers.map(({ body }) => body.entries.filter(({ event: name }) => name !== "connector.started")),
    ).toEqual([[], []]);
    const reader = { handle: database, orgId: null, now: clock.now() };
    const everything = (await readTimeline(reader, { id: "of-others" })).entries;
    expect(everything).toContainEqual(expect.objectContaining({ event: "batch.cancelled" }));
  });

  it("is a file, in the reader's language", async () => {
    const { body } = await stack.admin.request<string>(
      "GET",
      "/v1/timeline.csv?user=rep@practice.example",
      undefined,
      { "accept-language": "de" },
    );
    const [header, ...rows] = body.trim().split("\n");
    expect(header).toMatch(/^Zeit,Was geschah,Wie oft,Ursache,Abhilfe,reason,code,/);
    expect(rows.join()).toContain("Salesforce hat den Kontakt erstellt.");
  });

  it("keeps the newest where there are too many events, and refusals last", async () => {
    const idsOf = (where = "true") =>
      selectColumn(stack.app.database, `select id from events where ${where} order by id`);
    const before = await idsOf("event <> 'request.refused'");
    await eraseOldEvents(stack.app, 5);
    expect(await idsOf()).toEqual(before.slice(-5));
  });

  it("is kept for thirty days; the ledger tells of a contact for longer", async () => {
    const { leadId } = await stack.addLead();
    await stack.rep.post("/v1/contacts", stack.creation(leadId));
    clock.advance({ hours: 31 * 24 });
    try {
      await eraseOldEvents(stack.app);
      const count = await selectValue(stack.app.database, "select count(*) from events");
      expect(count).toBe(0);
      const reader = { handle: stack.app.database, orgId: null, now: clock.now() };
      expect((await readTimeline(reader, { id: leadId })).entries.map((entry) => entry.event)).toEqual([
        "creation.reserved",
        "creation.sent",
        "creation.created",
      ]);
    } finally {
      clock.reset();
    }
  });
});

describe("npm run timeline", () => {
  const run = (address: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...quickArguments, "scripts/timeline.ts", ...args],
      {
        cwd: projectFolder,
        encoding: "utf8",
        env: { ...process.env, ...databaseVariables(address), NODE_NO_WARNINGS: "1" },
      },
    );
    return { status, said: stdout + stderr };
  };

  it("tells what happened while the connector runs, and after", async () => {
    const stack = await startContactStack();
    const name = stack.app.config.databaseAddress;
    try {
      const { leadId } = await stack.addLead();
      await stack.rep.post("/v1/contacts", stack.creation(leadId));
      expect(run(name, "--id", leadId)).toMatchObject({
        status: 0,
        said: expect.stringContaining("Salesforce created the contact."),
      });
      await stack.stop();
      const { said } = run(name, "--at", new Date().toISOString(), "--json");
      const { entries, nextCursor } = JSON.parse(said) as Shown;
      expect(entries.at(-1)).toMatchObject({
        event: "connector.stopped",
        text: "The connector was stopped.",
        said: expect.any(Object),
      });
      expect(nextCursor).toBeNull();
    } finally {
      await stack.close();
    }
  });

  const mistakes: [string[], RegExp][] = [
    [[], /^Say what of: npm run timeline -- --id ID/],
    [["--at", "yesterday"], /^--at yesterday is no time/],
    [["--at", "2026-02-30"], /^--at 2026-02-30 is no time/],
    [["--at", "2026-02-32T10:00:00Z"], /^--at 2026-02-32T10:00:00Z is no time/],
    [
      ["--user", "rep@practice.example", "--minutes", "5"],
      /^--minutes says how much time around --at is shown/,
    ],
    [["--at", "2026-03-01T10:32:00Z", "--minutes", "0"], /^--minutes 0 is no number from 1 to 1440/],
    [["--id", "1"], /^There is no database .*DATABASE_FILE says where it is/],
  ];
  const answersInOneLine = (args: string[], line: RegExp) => {
    const { status, said } = run("/nowhere/crosswalk.db", ...args);
    expect(status).toBe(1);
    expect(said).toMatch(line);
    expect(said.trim().split("\n")).toHaveLength(1);
  };
  it.each(mistakes.slice(0, 1))("answers in one line what is wrong with %j", answersInOneLine);
  it.each(mistakes.slice(1))(
    "answers in one line what is wrong with %j",
    { tags: ["night"] },
    answersInOneLine,
  );
});
