import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eraseOldEvents } from "../../connector/log/eraseOldEvents.ts";
import { event } from "../../connector/log/event.ts";
import { inLanguage } from "../../connector/reasons/inLanguage.ts";
import { say } from "../../connector/reasons/sentence.ts";
import { readTimeline } from "../../connector/timeline/readTimeline.ts";
import { timelineIn, timelineText } from "../../connector/timeline/showTimeline.ts";
import { addList, batchIn, startBatch } from "../support/batches.ts";
import { movableClock } from "../support/movableClock.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { plantedFailures, type PlantedFailure } from "./plantedFailures.ts";
import { plantedTogether } from "./plantedTogether.ts";
import { runSql, selectColumn, selectValue } from "../support/plainSql.ts";
import { databaseVariables } from "../support/testDatabase.ts";

/** What no timeline says: a value left out without a word, a count of none. */
const misleading = [/…/, /at the latest/, /A request was refused/, /: 0\b/];

const english = inLanguage("en");

describe("the timeline alone names what happened, whose it is and the next step where", () => {
  const sharedClock = movableClock();
  let shared: ContactStack;
  beforeAll(async () => {
    shared = await startContactStack({ clock: sharedClock.now });
  });
  afterAll(() => shared.close());

  it.each(plantedFailures)("$what", async (failure) => {
    const clock = movableClock();
    const stack = await startContactStack({ clock: clock.now });
    try {
      await expectNamed(failure, stack, clock);
    } finally {
      await stack.close();
    }
  });

  it.each(plantedTogether)("$what", async (failure) => {
    await expectNamed(failure, shared, sharedClock);
  });
});

it("the timeline tells a fault of ours at a stranger's request by its id, and nothing of their own faults", async () => {
  const stack = await startContactStack();
  try {
    const { database } = stack.app;
    const ask = () =>
      stack.anonymous.post<{ requestId: string }>("/v1/sign-ins", { codeChallenge: "c".repeat(43) });
    await runSql(database, "ALTER TABLE sign_ins RENAME TO sign_ins_gone");
    const { status, body } = await ask();
    await runSql(database, "ALTER TABLE sign_ins_gone RENAME TO sign_ins");
    expect(status).toBe(500);
    const told = await readTimeline({ handle: database, orgId: null }, { id: body.requestId });
    expect(told.entries.map(({ event }) => event.event)).toContain("request.refused");
    const { body: wrong } = await stack.anonymous.get<{ requestId: string }>("/v1/lead-lists");
    const none = await readTimeline({ handle: database, orgId: null }, { id: wrong.requestId });
    expect(none.entries.map(({ event }) => event.event)).not.toContain("request.refused");
  } finally {
    await stack.close();
  }
});

async function expectNamed(
  failure: PlantedFailure,
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
    const timeline = await readTimeline({ handle: app.database, orgId: null }, question);
    const text = timelineText(timeline, english);
    const { entries } = timelineIn(timeline, english);
    const named = entries.find(
      ({ event, text: said, why, action }) =>
        (failure.event ?? event) === event &&
        failure.cause.test(why ?? said) &&
        (failure.remedy ? failure.remedy.test(action ?? "") : action === null),
    );
    expect.soft(named, text).toBeDefined();
    expect.soft(named?.whose).toBe(failure.whose && english.text(say(`whose-${failure.whose}`)));
    for (const said of failure.says ?? []) expect.soft(text).toMatch(said);
    for (const said of [...(failure.never ?? []), ...misleading]) expect.soft(text).not.toMatch(said);
    if (failure.tells) expect(entries.map(({ event }) => event)).toContain(failure.tells);
    if (failure.code) expect(named?.ids["code"]).toBe(failure.code);
  } finally {
    for (const undo of undoing) await undo();
  }
}

interface Shown {
  entries: { at: string; event: string; ids: Record<string, string>; text: string }[];
  note: string | null;
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
      username: "rep@practice.example",
      ids: {
        ...{ leadId, contactId: made.body.contactId, requestId: made.headers.get("x-request-id") },
        salesforce: expect.stringMatching(/^POST \/\S+ 200 \d+ ms/),
      },
    });
    expect(body.entries.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["import.ended", "creation.sent"]),
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
    const userId = byName.body.entries.find(({ event }) => event === "creation.created")?.ids["userId"];
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
      { event: "lead.unlinked", ids: { leadId, contactId }, username: "rep@practice.example" },
      { event: "lead.linked", ids: { leadId, contactId }, username: "rep@practice.example" },
    ]);
    expect((await ask(`id=${leadId}`)).body.entries.map(({ event }) => event)).toContain("lead.linked");
  });

  it("goes from page to page, newest first", async () => {
    const first = await ask("user=rep@practice.example&limit=2");
    const cursor = String(first.body.nextCursor);
    const second = await ask(`user=rep@practice.example&limit=2&cursor=${cursor}`);
    const all = await ask("user=rep@practice.example&limit=200");
    expect([...first.body.entries, ...second.body.entries]).toEqual(all.body.entries.slice(0, 4));
    const times = all.body.entries.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it("shows no entry twice where something happens between two pages", async () => {
    const { body: first } = await ask("user=rep@practice.example&limit=2");
    await stack.rep.post("/v1/contacts", {});
    const { body: second } = await ask(
      `user=rep@practice.example&limit=2&cursor=${String(first.nextCursor)}`,
    );
    expect(first.entries).not.toContainEqual(second.entries[0]);
  });

  it("leads from a list to what became of its batches", async () => {
    const { listId, leadIds } = await addList(stack, 2);
    const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
    await batchIn(stack.rep, await startBatch(stack.rep, { rows, listId, leadIds }), "finished");
    const events = (await ask(`id=${listId}&limit=200`)).body.entries.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["batch.finished", "creation.created"]));
  });

  it("says how long events are kept where nothing is known, and refuses two questions at once", async () => {
    const { body } = await ask("id=hello");
    expect(body.entries).toEqual([]);
    expect(body.note).toMatch(/30 days/);
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
    const reader = { handle: database, orgId: null };
    const everything = timelineIn(await readTimeline(reader, { id: "of-others" }), english).entries;
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
    expect(header).toMatch(
      /^\uFEFF?Zeit,Benutzername,Was geschah,Wie oft,Ursache,Wer,Nächster Schritt,code,/,
    );
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
      const reader = { handle: stack.app.database, orgId: null };
      const { entries } = await readTimeline(reader, { id: leadId });
      expect(entries.map(({ event: { event: name } }) => name)).toEqual([
        "creation.created",
        "creation.sent",
      ]);
    } finally {
      clock.reset();
    }
  });
});

describe("npm run timeline", () => {
  const run = (address: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/timeline.ts", ...args], {
      cwd: projectFolder,
      encoding: "utf8",
      env: { ...process.env, ...databaseVariables(address), NODE_NO_WARNINGS: "1" },
    });
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
      expect(entries[0]).toMatchObject({
        event: "connector.stopped",
        text: "The connector was stopped.",
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
