import fc from "fast-check";
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { RequestContext } from "../../connector/context.ts";
import { inTransaction } from "../../connector/database/inTransaction.ts";
import { newDatabase } from "../../connector/database/newDatabase.fixture.ts";
import { closeDatabase, type Database, type DatabaseHandle } from "../../connector/database/database.ts";
import {
  everybody,
  leadLinks,
  leadListLinks,
  leadListMembers,
  leadLists,
  leads,
  positionsPerBlock,
  type LeadRow,
} from "../../connector/database/schema/leads.ts";
import { knownColumns } from "../../connector/leadFiles/knownColumns.ts";
import { recordToLead } from "../../connector/leadFiles/recordToLead.ts";
import { createLeadStore } from "../../connector/leads/createLeadStore.ts";
import { deleteListAndOrphans } from "../../connector/leads/deleteLeadList.ts";
import {
  decidesFor,
  isSeenBy,
  moveLinksTo,
  recordLink,
  removeLink,
  removeLinksTo,
} from "../../connector/leads/recordLink.ts";
import { allowMatch, rememberRejection } from "../../connector/leads/rejectMatch.ts";
import { countMembers, readMembers, storedFilter } from "../../connector/leads/searchMembers.ts";
import { buildBlock } from "../../connector/listIndex/buildBlock.ts";
import { createMemberIndex } from "../../connector/listIndex/createMemberIndex.ts";
import { readLinkedCount } from "../../connector/listIndex/keepLinkCounts.ts";
import { readLinkedMembers } from "../../connector/listIndex/linkedMembers.ts";
import { decodePlaces } from "../../connector/listIndex/entryText.ts";
import { somePositions, type Places } from "../../connector/listIndex/positions.ts";
import { positionAt } from "../../connector/listIndex/positionAt.ts";
import { repairList } from "../../connector/listIndex/repairLists.ts";
import { eraseUser } from "../../connector/privacy/eraseUser.ts";
import { removeLeads } from "../../connector/privacy/removeLeads.ts";
import { runSql, selectColumn, selectRows } from "../support/plainSql.ts";
import { mapInTurns } from "../../connector/inTurns.ts";
import { firstOf } from "../../connector/database/firstOf.ts";

const now = new Date(1_800_000_000_000);
const owner = "005OWNER";
const users = [owner, "005COLLEAGUE", "005OTHER"];
const records = ["003A", "003B"];

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

const columns = new Map([
  ["fullName" as const, [0]],
  ["company" as const, [1]],
  ["title" as const, [2]],
]);
const header = {
  lineIndex: 0,
  delimiter: ",",
  format: "json",
  names: ["fullName", "company", "title"],
  columns,
  known: knownColumns(columns),
} satisfies Parameters<typeof recordToLead>[1];

/** Imports people by number: the same number is the same lead, with a title of its own each time. */
async function importList(people: readonly number[], title: string, step: number): Promise<void> {
  const listId = `list ${step}`;
  const list = { id: listId, orgId: "org", ownerId: owner, name: "Leads", createdAt: now, readyAt: now };
  await database.insert(leadLists).values(list);
  const memberIndex = createMemberIndex(listId);
  const storeLeads = createLeadStore({ orgId: "org", ownerId: owner }, listId, memberIndex);
  await inTransaction(database, async (tx) => {
    const some = people.flatMap((number, index) => {
      const fields = [`Given${number} Family${number}`, `Company ${number}`, title];
      const result = recordToLead({ line: index, fields }, header);
      // Positions far apart are in several blocks.
      return result.outcome === "lead" ? [{ record: result.lead, position: index * 700, now }] : [];
    });
    await storeLeads(tx, some);
    await memberIndex.count(tx);
    for (const block of memberIndex.blocksBefore(Infinity)) await buildBlock(tx, listId, block);
  });
}

type Step =
  | { do: "import"; people: number[]; title: string }
  | {
      do: "link" | "unlink" | "reject" | "allow" | "forget" | "move";
      lead: number;
      user: number;
      record: number;
    }
  | { do: "create"; lead: number; user: number }
  | { do: "removeLead"; lead: number }
  | { do: "removeList"; list: number };

const person = fc.nat(7);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("import" as const),
        people: fc.array(person, { minLength: 1, maxLength: 6 }),
        title: fc.constantFrom("Engineer", "Head of Engineering", ""),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom(
          "link" as const,
          "unlink" as const,
          "reject" as const,
          "allow" as const,
          "forget" as const,
          "move" as const,
        ),
        lead: person,
        user: fc.nat(2),
        record: fc.nat(1),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("create" as const), lead: person, user: fc.nat(2) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("removeLead" as const), lead: person }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("removeList" as const), list: fc.nat(3) }) },
  ),
  { minLength: 5, maxLength: 25 },
);

async function take(step: Step, index: number): Promise<void> {
  if (step.do === "import") return await importList(step.people, step.title, index);
  if (step.do === "removeList") {
    const list = (await database.select().from(leadLists))[step.list];
    const runner = { id: "runner", listsInHand: new Set() };
    const app = { database, clock: () => now, runner } as unknown as RequestContext;
    if (list) await deleteListAndOrphans(app, list.id);
    return;
  }
  const lead = await firstOf(
    database
      .select()
      .from(leads)
      .where(eq(leads.lastName, `Family${step.lead}`)),
  );
  if (lead) await inTransaction(database, (tx) => takeOn(lead, step, tx));
}

async function takeOn(
  lead: LeadRow,
  step: Exclude<Step, { do: "import" | "removeList" }>,
  tx: DatabaseHandle,
): Promise<void> {
  if (step.do === "removeLead") return void (await removeLeads(tx, [lead.id], now));
  const userId = users[step.user] ?? owner;
  const recordId = step.do === "create" ? "003A" : (records[step.record] ?? "");
  const deciding = { caller: { userId }, clock: () => now, database: tx } as unknown as RequestContext;
  const forUser = step.do === "create" ? everybody : decidesFor(lead, userId);
  const link = {
    leadId: lead.id,
    forUser,
    recordId,
    object: "Contact" as const,
    linkedBy: userId,
    linkedAt: now,
  };
  if (step.do === "link") await recordLink(tx, { ...link, origin: "person" });
  if (step.do === "create") await recordLink(tx, { ...link, origin: "creation" });
  if (step.do === "unlink") await removeLink(tx, link);
  if (step.do === "reject") await rememberRejection(deciding, lead, recordId, { isRejected: true });
  if (step.do === "allow") await allowMatch(deciding, lead, recordId);
  if (step.do === "forget") await removeLinksTo(tx, lead.id, recordId);
  if (step.do === "move") {
    const formerId = records.find((id) => id !== recordId) ?? "";
    await moveLinksTo(tx, { leadId: lead.id, formerId, recordId, linkedBy: userId });
  }
}

/** What is kept, and what counting says. */
async function kept(listId: string) {
  const blocks = await selectRows<{ block: number; lead_count: number }>(
    database,
    "SELECT block, lead_count FROM lead_list_blocks WHERE list_id = ? AND lead_count <> 0 ORDER BY 1",
    listId,
  );
  const entries = await selectRows<{ beginning: string; entry: number; places: string }>(
    database,
    "SELECT beginning, entry, places FROM lead_list_places JOIN lead_list_numbers ON number = list WHERE list_id = ? ORDER BY 1, 2",
    listId,
  );
  const list = await firstOf(database.select().from(leadLists).where(eq(leadLists.id, listId)));
  return {
    leadCount: list?.leadCount,
    blocks: blocks.map(({ block, lead_count: count }) => [block, count]),
    beginnings: entries.flatMap(({ beginning, entry, places }) => {
      const positions = new Map<number, Places>();
      decodePlaces(entry, places, positions);
      return somePositions(positions, { after: -1, offset: 0, limit: Infinity }).map((at) => [beginning, at]);
    }),
    linked: await mapInTurns(users, (user) => readLinkedCount(database, listId, user)),
    linkedAt: await mapInTurns(users, async (userId) =>
      (await readLinkedMembers(database, { listId, userId, after: -1, offset: 0, limit: 100 })).map(
        ({ position }) => position,
      ),
    ),
    positions: await mapInTurns([...Array(list?.leadCount ?? 0).keys()], (n) =>
      positionAt(database, listId, n),
    ),
  };
}

async function counted(listId: string) {
  const members = await database
    .select({ position: leadListMembers.position, searchText: leads.searchText })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(eq(leadListMembers.listId, listId))
    .orderBy(leadListMembers.position);
  const blocks = new Map<number, number>();
  for (const { position } of members) {
    const block = Math.floor(position / positionsPerBlock);
    blocks.set(block, (blocks.get(block) ?? 0) + 1);
  }
  const beginnings = members.flatMap(({ position, searchText }) => {
    const words = searchText.split(" ");
    const all = words.flatMap((word) => [word, word.slice(0, 1), word.slice(0, 2), word.slice(0, 3)]);
    return [...new Set(all)].map((each) => [each, position] as const);
  });
  const byWord = ([a, b]: readonly [string, number], [c, d]: readonly [string, number]) =>
    a < c ? -1 : a > c ? 1 : b - d;
  const linkedAt = await mapInTurns(users, async (user) =>
    (
      await database
        .select({ position: leadListMembers.position })
        .from(leadListMembers)
        .innerJoin(leadLinks, eq(leadLinks.leadId, leadListMembers.leadId))
        .where(and(eq(leadListMembers.listId, listId), isSeenBy(database, user)))
        .orderBy(leadListMembers.position)
    ).map(({ position }) => position),
  );
  return {
    leadCount: members.length,
    blocks: [...blocks],
    beginnings: beginnings.sort(byWord),
    linked: linkedAt.map(({ length }) => length),
    linkedAt,
    positions: members.map(({ position }) => position),
  };
}

/** How many of a list's members a search finds, and how many have all its words and are linked. */
async function foundAndScanned(listId: string, userId: string, q: string, status?: "linked") {
  const ctx = { database, caller: { userId } } as unknown as RequestContext;
  const filter = storedFilter({ listId, q, status });
  const found = (await readMembers(ctx, filter, { limit: 1_000 })).map(({ position }) => position);
  const linked = new Set(
    (await readMembers(ctx, storedFilter({ listId, status: "linked" }), { limit: 1_000 })).map(
      ({ position }) => position,
    ),
  );
  const scanned = (await readMembers(ctx, storedFilter({ listId }), { limit: 1_000 }))
    .filter(({ lead }) => q.split(" ").every((word) => ` ${lead.searchText}`.includes(` ${word}`)))
    .map(({ position }) => position)
    .filter((position) => status === undefined || linked.has(position));
  return { found, scanned, count: await countMembers(ctx, filter) };
}

async function expectRight(): Promise<void> {
  const none = await database.select().from(leadListLinks).where(eq(leadListLinks.linkedCount, 0));
  expect(none).toEqual([]);
  for (const { id } of await database.select().from(leadLists))
    expect(await kept(id)).toEqual(await counted(id));
}

describe("what is kept of a lead list", () => {
  it("is what counting says, whatever is done to leads, links and lists", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await database.delete(leadLists);
        await database.delete(leads);
        await importList([0, 1, 2, 3, 4], "Engineer", -1);
        for (const [index, step] of all.entries()) {
          await take(step, index);
          await expectRight();
        }
      }),
      { numRuns: 40 / inject("fewerByDay") },
    );
  });

  it("is what counting says after a user has gone who decided about leads of others", async () => {
    await importList([0, 1, 2], "Engineer", 0);
    const decide = (what: "link" | "reject" | "create", lead: number, user: number) =>
      take({ do: what, lead, user, record: 0 }, 1);
    for (const lead of [0, 1]) await decide("link", lead, 0);
    await decide("link", 2, 1);
    await decide("reject", 1, 1);
    expect((await kept("list 0")).linked).toEqual([2, 2, 2]);
    // As an earlier version left it.
    await runSql(
      database,
      "INSERT INTO lead_list_links VALUES ('list 0', '005COLLEAGUE', 1) ON CONFLICT DO NOTHING",
    );
    await eraseUser({ database, now }, users[1] ?? "");
    expect((await kept("list 0")).linked).toEqual([2, 2, 2]);
    for (const table of ["lead_list_links", "lead_list_linked"])
      expect(await selectColumn(database, `SELECT DISTINCT for_user FROM ${table}`)).toEqual([everybody]);
    await expectRight();
    await eraseUser({ database, now }, owner);
    for (const table of ["lead_list_places", "lead_list_blocks", "lead_list_links", "lead_list_linked"])
      expect(await selectRows(database, `SELECT * FROM ${table}`)).toEqual([]);
  });

  it("counts a link of a colleague's own who rejected the owner's", async () => {
    await importList([0, 1], "Engineer", 0);
    await take({ do: "link", lead: 0, user: 0, record: 0 }, 1);
    await take({ do: "reject", lead: 0, user: 1, record: 0 }, 1);
    expect((await kept("list 0")).linked).toEqual([1, 0, 1]);
    await take({ do: "link", lead: 0, user: 1, record: 1 }, 1);
    expect((await kept("list 0")).linked).toEqual([1, 1, 1]);
    await expectRight();
  });

  it("follows a merge into a record that a colleague has rejected", async () => {
    await importList([0], "Engineer", 0);
    await take({ do: "link", lead: 0, user: 0, record: 0 }, 1);
    await take({ do: "reject", lead: 0, user: 1, record: 1 }, 1);
    expect((await kept("list 0")).linked).toEqual([1, 1, 1]);
    await take({ do: "move", lead: 0, user: 0, record: 1 }, 1);
    expect((await kept("list 0")).linked).toEqual([1, 0, 1]);
    await expectRight();
  });

  it(
    "finds by several words, and among the linked, what going through all leads finds",
    { tags: ["night"] },
    async () => {
      await importList(
        Array.from({ length: 520 }, (_, n) => n),
        "Head of Engineering",
        0,
      );
      for (let lead = 0; lead < 260; lead += 1) {
        await take({ do: "link", lead: lead * 2, user: 0, record: lead % 2 }, 1);
        if (lead % 20 < 2) await take({ do: "reject", lead: lead * 2, user: 1, record: 0 }, 1);
        if (lead % 50 === 0) await take({ do: "link", lead: lead * 2 + 1, user: 1, record: 0 }, 1);
      }
      expect((await kept("list 0")).linked).toEqual([260, 253, 260]);
      for (const q of [
        "head eng",
        "given1 family1",
        "given12 head",
        "company 51",
        "h e o c",
        "head given999",
      ]) {
        for (const user of users) {
          for (const status of [undefined, "linked"] as const) {
            const { found, scanned, count } = await foundAndScanned("list 0", user, q, status);
            expect({ q, user, status, found, count }).toEqual({
              q,
              user,
              status,
              found: scanned,
              count: scanned.length,
            });
          }
        }
      }
    },
  );

  it("goes with a list of thousands of words, and other lists keep theirs", { tags: ["night"] }, async () => {
    const people = Array.from({ length: 1_100 }, (_, n) => n);
    await importList(people, "Engineer", 0);
    await importList(people.slice(0, 40), "Engineer", 1);
    for (const lead of people) await take({ do: "link", lead, user: 0, record: 0 }, 1);
    expect((await kept("list 0")).linked).toEqual([1_100, 1_100, 1_100]);
    await take({ do: "removeList", list: 0 }, 2);
    expect(await database.select().from(leadLists)).toHaveLength(1);
    for (const table of ["lead_list_places", "lead_list_linked"]) {
      const lists = await selectRows(database, `SELECT DISTINCT list FROM ${table}`);
      expect(lists).toEqual(await selectRows(database, "SELECT number AS list FROM lead_list_numbers"));
    }
    expect((await kept("list 1")).linked).toEqual([40, 40, 40]);
    await expectRight();
  });

  // Postgres begins after that migration.
});

describe("a list that a connector of an earlier version has changed", () => {
  const repair = async () => {
    const log = { info: () => undefined } as unknown as RequestContext["log"];
    for (const { id } of await database.select().from(leadLists)) await repairList({ database, log }, id);
  };
  const damages = [
    [
      "leads that it brought",
      "DELETE FROM lead_list_numbers; DELETE FROM lead_list_blocks; DELETE FROM lead_list_links; UPDATE lead_lists SET lead_count = 0",
    ],
    ["leads that it erased", "DELETE FROM leads WHERE last_name IN ('Family1', 'Family3')"],
    [
      "a lead that it changed",
      "UPDATE leads SET search_text = 'given2 family2 admiral' WHERE last_name = 'Family2'",
    ],
    [
      "links that it made and removed",
      "DELETE FROM lead_links WHERE lead_id IN (SELECT id FROM leads WHERE last_name = 'Family0'); INSERT INTO lead_links (lead_id, for_user, record_id, object, origin, linked_by, linked_at) SELECT id, '', '003A', 'Contact', 'person', owner_id, 0 FROM leads WHERE last_name = 'Family4'",
    ],
    [
      "rejections that it made",
      "INSERT INTO lead_rejections (lead_id, record_id, rejected_by, is_rejected) SELECT id, '003A', '005OTHER', 1 FROM leads WHERE last_name = 'Family0'",
    ],
    ["linked leads that it does not know", "DELETE FROM lead_list_linked"],
    [
      "an order and counts of its own",
      "UPDATE lead_list_members SET position = position + 5000 WHERE position > 1000; UPDATE lead_list_links SET linked_count = 9",
    ],
  ] as const;

  it.each(damages)("is put right: %s", async (_what, damage) => {
    await importList([0, 1, 2, 3, 4], "Engineer", 0);
    await importList([3, 4, 5, 6], "Head of Engineering", 1);
    for (const [lead, user] of [
      [0, 0],
      [1, 0],
      [3, 1],
    ] as const)
      await take({ do: "link", lead, user, record: 0 }, 1);
    await take({ do: "reject", lead: 1, user: 1, record: 0 }, 1);
    await expectRight();
    for (const statement of damage.split("; ")) await runSql(database, statement);
    await expect(expectRight).rejects.toThrow();
    await repair();
    await expectRight();
  });

  it("keeps no word of a lead that was erased", async () => {
    await importList([0, 1], "Engineer", 0);
    await runSql(database, "DELETE FROM leads WHERE last_name = 'Family0'");
    await repair();
    const kept = await selectColumn(database, "SELECT beginning FROM lead_list_places ORDER BY 1");
    const words = ["1", "company", "engineer", "family1", "given1"];
    const short = words.flatMap((word) => [word.slice(0, 1), word.slice(0, 2), word.slice(0, 3)]);
    expect(kept).toEqual([...new Set([...words, ...short])].sort());
  });
});
