import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppContext } from "../../context.ts";
import { closeDatabase, type Database } from "../../database/database.ts";
import { newDatabase } from "../../database/newDatabase.fixture.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { createMemory } from "../../work/memory.ts";
import { refusal } from "../../reasons/refusal.ts";
import {
  markSent,
  markUndoing,
  markUndone,
  markUnknown,
  settleCreated,
  settleFailed,
  settleForGood,
  settleNeverKnown,
  withdrawUndo,
} from "./transitions.ts";
import { firstOf, oneOf } from "../../database/rows.ts";

let database: Database;
let app: AppContext;
beforeEach(async () => {
  database = await newDatabase();
  const metrics = { contacts: { inc: () => undefined } };
  const elapsedMs = () => 0;
  const clock = () => new Date(5);
  app = { database, metrics, elapsedMs, clock, memory: createMemory(elapsedMs) } as unknown as AppContext;
});
afterEach(() => closeDatabase(database));

/** What a creation may be when something is to be written of it, late or a second time. */
const starts = {
  reserved: { state: "reserved" },
  sent: { state: "sent" },
  unknown: { state: "unknown", lostAt: 1, checkAt: 1 },
  lost: { state: "failed", lostAt: 1, checkAt: 1 },
  failed: { state: "failed" },
  created: { state: "created", contactId: "003Own" },
  undoing: { state: "created", contactId: "003Own", undoAt: 1 },
  undone: { state: "undone", contactId: "003Own" },
  neverKnown: { state: "never-known", lostAt: 1 },
} as const satisfies Record<string, Partial<Creation>>;

type Start = keyof typeof starts;

async function add(id: string, changes: Partial<Creation>): Promise<Creation> {
  const ids = { id, leadId: id, orgId: "00D", userId: "005", month: "2026-11", createdAt: 0 };
  return await oneOf(
    database
      .insert(creations)
      .values({ ...ids, state: "created", ...changes })
      .returning(),
  );
}

/** Its name among the starts, or the state with what else of it has changed. */
async function nameOf(id: string): Promise<string> {
  const row = await firstOf(database.select().from(creations).where(eq(creations.id, id)));
  const { state, contactId, lostAt, checkAt, undoAt } = row ?? {};
  const shown = JSON.stringify([state, contactId, lostAt, checkAt, undoAt]);
  const isIt = (start: Partial<Creation>) => {
    const { contactId = null, lostAt = null, checkAt = null, undoAt = null } = start;
    return shown === JSON.stringify([start.state, contactId, lostAt, checkAt, undoAt]);
  };
  return Object.entries(starts).find(([, start]) => isIt(start))?.[0] ?? shown;
}

const ids = { contactId: "003Own", opportunityContactRoleId: null };
const verbs = {
  markSent: (row: Creation) => markSent(app, [row], null).catch(() => undefined),
  markUnknown: (row: Creation) => markUnknown(app, row),
  settleCreated: (row: Creation) => settleCreated(app, row, ids),
  settleFailed: (row: Creation) => settleFailed(app, row, refusal("not-sent")),
  settleForGood: (row: Creation) => settleForGood(app, row),
  settleNeverKnown: (row: Creation) => settleNeverKnown(app, row),
  markUndoing: (row: Creation) => markUndoing(app, row),
  withdrawUndo: (row: Creation) => withdrawUndo(app, row),
  markUndone: (row: Creation) => markUndone(app, row, "answered"),
};

/** What each does; whatever is not here stays as it is. */
const changes: Record<keyof typeof verbs, Partial<Record<Start, string>>> = {
  markSent: { reserved: "sent" },
  markUnknown: { reserved: '["unknown",null,5,5,null]', sent: '["unknown",null,5,5,null]' },
  settleCreated: {
    sent: "created",
    unknown: '["created","003Own",1,null,null]',
    lost: '["created","003Own",1,null,null]',
  },
  settleFailed: { reserved: "failed", sent: "failed", unknown: '["failed",null,1,null,null]' },
  settleForGood: { lost: '["failed",null,1,null,null]' },
  settleNeverKnown: { unknown: "neverKnown" },
  markUndoing: {
    created: '["created","003Own",null,null,5]',
    undoing: '["created","003Own",null,null,5]',
  },
  withdrawUndo: { undoing: "created" },
  markUndone: { created: "undone", undoing: "undone" },
};

describe("a creation in the ledger", () => {
  it.each(Object.keys(verbs) as (keyof typeof verbs)[])(
    "is changed from the states that allow it, and from no other: %s",
    async (verb) => {
      const ends: Record<string, string> = {};
      for (const [start, values] of Object.entries(starts)) {
        await verbs[verb](await add(start, values));
        ends[start] = await nameOf(start);
      }
      const asTheyWere = Object.fromEntries(Object.keys(starts).map((start) => [start, start]));
      expect(ends).toEqual({ ...asTheyWere, ...changes[verb] });
    },
  );

  it("has a contact that no other has: what was answered goes before what was found", async () => {
    await add("earlier", starts.created);
    const found = await add("found", starts.unknown);
    expect(await settleCreated(app, found, ids, { isFound: true })).toBe(false);
    expect([await nameOf("earlier"), await nameOf("found")]).toEqual(["created", "unknown"]);
    expect(await settleCreated(app, await add("answered", starts.sent), ids)).toBe(true);
    expect([await nameOf("earlier"), await nameOf("answered")]).toEqual(["failed", "created"]);
  });
});
