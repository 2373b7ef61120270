import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orgIds } from "../../connector/database/rows.ts";
import { closeDatabase, handleOf } from "../../connector/database/database.ts";
import { openSqlite } from "../../connector/database/sqlite/openSqlite.ts";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import type { LeadRecord } from "../../connector/leadFiles/leadRecord.ts";
import { createErasedCheck, type IsErased } from "../../connector/privacy/erasedPeople.ts";
import { createTokenVault } from "../../connector/secrets.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { hostileFiles } from "../support/hostileFiles.ts";
import { rememberPerson } from "../support/rememberPerson.ts";
import { splitByKind } from "../support/splitByKind.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { hostilePieces } from "./hostilePieces.ts";
import { overgrowth } from "./overgrowth.ts";

const vault = createTokenVault(new Map([["test", Buffer.alloc(32, 7)]]));
const orgId = "org";

const row = (columns: Partial<LeadRecord>): LeadRecord => ({
  firstName: "Jonas",
  lastName: "Beispiel",
  sourceName: "Jonas Beispiel",
  title: null,
  company: null,
  companyDomain: null,
  formerCompany: null,
  location: null,
  email: null,
  phone: null,
  profileUrls: [],
  ...columns,
});

const vera = row({
  firstName: "Vera",
  lastName: "Testmann",
  sourceName: "Vera Testmann",
  company: "Nordwind",
  email: "vera@n.example",
  profileUrls: ["https://www.linkedin.com/in/vera-t"],
});

/** The sound lead of most hostile files. */
const ada = row({
  firstName: "Ada",
  lastName: "Quist",
  sourceName: "Ada Quist",
  company: "Nord",
  email: "ada@nord.example",
});

interface Answer {
  detail?: string;
  report?: Record<"rows" | "imported" | "merged" | "skipped" | "failed" | "erased", number> & {
    problems: { outcome: string; reason: string }[];
  };
}

/** Each text column of a row, filled with a text. */
const columns: Record<string, (text: string) => Partial<LeadRecord>> = {
  firstName: (text) => ({ firstName: text, sourceName: `${text} Beispiel` }),
  lastName: (text) => ({ lastName: text, sourceName: `Jonas ${text}` }),
  sourceName: (text) => ({ sourceName: text }),
  title: (text) => ({ title: text }),
  company: (text) => ({ company: text }),
  formerCompany: (text) => ({ formerCompany: text }),
  location: (text) => ({ location: text }),
  phone: (text) => ({ phone: text }),
  email: (text) => ({ email: text }),
  "another address of the cell": (text) => ({ email: "jonas@n.example", otherEmails: [text] }),
  "a profile": (text) => ({
    profileUrls: [`https://www.linkedin.com/in/${encodeURIComponent(text.toWellFormed())}`],
  }),
};

const textOf = (piece: string, size: number): string =>
  `Ada ${piece.repeat(Math.ceil(size / piece.length))}x`;

describe("a row with a hostile text in a column, while somebody is erased", () => {
  const database = handleOf(openSqlite(":memory:"));
  let isErased: IsErased;
  beforeAll(async () => {
    await rememberPerson({ database, vault, orgId }, vera);
    isErased = await createErasedCheck({ database, vault }, orgId)();
  });
  afterAll(() => closeDatabase(database));

  it.each(Object.entries(columns))("comes in where it is somebody else's: %s", (_, fill) => {
    for (const [name, piece] of Object.entries(hostilePieces)) {
      const record = row(fill(textOf(piece, 300)));
      expect(isErased(record), name).toBe(false);
    }
  });

  it.each(Object.entries(columns))(
    "takes no more than twice the time for twice the text: %s",
    async (_, fill) => {
      for (const [name, piece] of [...Object.entries(hostilePieces), ...theirs]) {
        const growth = await overgrowth([1_000, 2_000, 4_000, 8_000], (size) => {
          const record = row(fill(textOf(piece, size)));
          return () => Promise.resolve(isErased(record));
        });
        expect(growth, name).toBeNull();
      }
    },
  );

  /** Pieces of what is known of the person. */
  const theirs: [string, string][] = [
    ["the person's address", "vera@n.example "],
    ["the person's name", "Vera Testmann "],
    ["the person's profile", "linkedin.com/in/vera-t "],
  ];
});

type HostileFile = (typeof hostileFiles)[number];

/** One file of each answer by day. That each is answered at all, hostileFiles.test.ts tells. */
const [byDay, others] = splitByKind(hostileFiles, ({ answer, says }) => `${answer} ${String(says)}`);

describe("a hostile file, while somebody is erased", () => {
  let stack: Stack;
  let rep: ApiClient;
  beforeAll(async () => {
    stack = await startStack();
    rep = await stack.signIn("rep@practice.example");
  });
  afterAll(() => stack.close());

  /** Erases one person in the reps' org, and imports the file anew. */
  async function answerOf({ make }: HostileFile, erased: LeadRecord | null) {
    const { database } = stack.app;
    for (const table of [leadLists, leads, erasedPeople]) await database.delete(table);
    const [inOrg = ""] = await orgIds(database);
    if (erased) await rememberPerson({ ...stack.app, orgId: inOrg }, erased);
    const { status, body } = await rep.post<Answer>("/v1/lead-lists", new Uint8Array(make(3_000)), {
      "content-type": "text/csv",
    });
    return { status, report: body.report, detail: body.detail };
  }

  const isAnsweredAsEver = async (file: HostileFile) => {
    const before = await answerOf(file, null);
    expect(await answerOf(file, vera)).toEqual(before);
  };
  it.each(byDay)("is answered as ever where it has nothing of them: $name", isAnsweredAsEver);
  it.each(others)("is answered as ever, of these too: $name", { tags: ["night"] }, isAnsweredAsEver);

  const tellsOfTheirRows = async (file: HostileFile) => {
    const before = await answerOf(file, null);
    const { status, report, detail } = await answerOf(file, ada);
    if (report === undefined) {
      expect({ status, detail }).toMatchObject({ status: 400, detail: expect.stringMatching(/./) });
      expect(before.report?.imported ?? 0).toBeLessThan(2);
      return;
    }
    const { rows, imported, merged, skipped, failed, erased, problems } = report;
    expect(imported + merged + skipped + failed + erased).toBe(rows);
    expect(rows).toBe(before.report?.rows);
    const told = problems.filter(({ outcome }) => outcome === "erased");
    expect(told.every(({ reason }) => reason === "Erased on request")).toBe(true);
    if (problems.length < 1_000) expect(told).toHaveLength(erased);
  };
  it.each(byDay)("tells of each row that is theirs: $name", tellsOfTheirRows);
  it.each(others)(
    "tells of each row that is theirs, of these too: $name",
    { tags: ["night"] },
    tellsOfTheirRows,
  );

  it("tells of their row alone where it is the first, and not of the others", async () => {
    const file = hostileFiles.find(({ name }) => name === "names of emoji");
    if (!file) throw new Error("There is no such file");
    const { report } = await answerOf(file, ada);
    expect(report?.erased).toBe(1);
    expect(report?.problems[0]).toMatchObject({ outcome: "erased" });
  });
});
