import { eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople, erasureKey } from "../../connector/database/schema/privacy.ts";
import { erasePerson } from "../../connector/privacy/erasePerson.ts";
import { erasureKeyPurpose } from "../../connector/privacy/erasureHashes.ts";
import { liftAllErasures } from "../../connector/privacy/liftErasures.ts";
import { personOf } from "../../connector/privacy/personOf.ts";
import { opensErasureKey, rotateErasureKey } from "../../connector/privacy/rotateErasureKey.ts";
import { createTokenVault } from "../../connector/secrets/tokenVault.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { fewByDay } from "../support/fewByDay.ts";

let stack: Stack;
let admin: ApiClient;
let rep: ApiClient;
let colleague: ApiClient;

beforeAll(async () => {
  stack = await startStack();
  admin = await stack.signIn("admin@practice.example");
  rep = await stack.signIn("rep@practice.example");
  colleague = await stack.signIn("rep2@practice.example");
});
afterAll(() => stack.close());
beforeEach(async () => {
  for (const table of [leadLists, leads, erasedPeople]) await stack.app.database.delete(table).run();
});

type Row = Record<string, string>;

interface Imported {
  id: string;
  report: { imported: number; erased: number; problems: { line: number; outcome: string; reason: string }[] };
}

const mira = {
  firstName: "Mira",
  lastName: "Testfeld",
  company: "Nordwind GmbH",
  profileUrl: "https://www.linkedin.com/in/mira-testfeld",
  email: "mira@nordwind.example",
};
const jonas = { firstName: "Jonas", lastName: "Beispiel", company: "Nordwind GmbH" };

const importRows = (client: ApiClient, ...rows: Row[]) =>
  client.post<Imported>("/v1/lead-lists", { name: "List", leads: rows });

const importCsv = (client: ApiClient, ...lines: string[]) =>
  client.post<Imported>("/v1/lead-lists?name=L", lines.join("\n"), { "content-type": "text/csv" });

function erase(person: Parameters<typeof personOf>[0]) {
  const { database, vault, clock } = stack.app;
  return erasePerson({ database, vault, now: clock() }, personOf(person));
}

/** Whether an import by a colleague leaves the row out. Another is beside, so that the list is not empty. */
async function isLeftOut(row: Row): Promise<boolean> {
  const other = { firstName: "Kara", lastName: "Anders", company: "Suedwind AG" };
  const { status, body } = await importRows(colleague, other, row);
  expect(status).toBe(201);
  return body.report.erased === 1;
}

describe("a person who was erased on request", () => {
  beforeEach(async () => {
    await importRows(rep, mira);
    await erase({ profileUrl: mira.profileUrl });
  });

  it("stays out of every import, which says so and counts it", async () => {
    const csv = "First Name,Last Name,Profile URL\nJonas,Beispiel,\nMira,T.,linkedin.com/in/Mira-Testfeld/\n";
    const header = { "content-type": "text/csv" };
    const preview = await colleague.post("/v1/lead-lists/preview", csv, header);
    expect(preview.body).toMatchObject({ counts: { leads: 1, erased: 1 } });
    const { body } = await colleague.post<Imported>("/v1/lead-lists?name=File", csv, header);
    expect(body.report).toMatchObject({
      rows: 2,
      imported: 1,
      erased: 1,
      problems: [{ line: 3, outcome: "erased", reason: "Erased on request" }],
    });
    expect(await stack.app.database.select().from(leads).all()).toMatchObject([{ lastName: "Beispiel" }]);
  });

  it.each([
    ["the profile", { firstName: "M.", lastName: "T", profileUrl: mira.profileUrl }],
    ["the address", { firstName: "M", lastName: "Testfeld", email: "MIRA@nordwind.example" }],
    ["name and company alone", { firstName: "Testfeld", lastName: "Mira", company: "NORDWIND" }],
    [
      "name and company beside a profile of another kind",
      {
        ...jonas,
        firstName: "Mira",
        lastName: "Testfeld",
        profileUrl: "https://linkedin.com/sales/lead/ACwAA1",
      },
    ],
  ])("is recognized by %s", async (_, row) => {
    expect(await isLeftOut(row)).toBe(true);
  });

  it("is remembered once, however often they are erased", async () => {
    const count = async () => (await admin.get("/v1/erased-people")).body;
    await erase({ email: mira.email });
    await erase({ profileUrl: mira.profileUrl, email: "mira@home.example" });
    expect(await count()).toEqual({ count: 1 });
    expect(await isLeftOut({ firstName: "M", lastName: "T", email: "mira@home.example" })).toBe(true);
  });

  const namesake = { firstName: "Mira", lastName: "Testfeld", company: "Nordwind GmbH" };

  it.each([
    ["another profile", { ...namesake, profileUrl: "https://www.linkedin.com/in/mira-testfeld-2" }],
    ["another address", { ...namesake, email: "m.testfeld@nordwind.example" }],
    ["another company", { ...namesake, company: "Suedwind AG" }],
    ["no company", { firstName: "Mira", lastName: "Testfeld" }],
  ])("does not keep out a namesake with %s", async (_, row) => {
    expect(await isLeftOut(row)).toBe(false);
  });

  it("is kept as hashes that tell nothing, also after the keys were rotated", async () => {
    const { database, config } = stack.app;
    const stored = async () => JSON.stringify(await database.select().from(erasedPeople).all());
    expect(await stored()).not.toMatch(/testfeld|nordwind/i);
    const before = await stored();
    const [[, old] = ["", Buffer.alloc(32)]] = config.tokenKeys;
    const keys = new Map([
      ["newer", Buffer.alloc(32, 7)],
      ["test", old],
    ]);
    await rotateErasureKey(database, createTokenVault(keys));
    await rotateErasureKey(database, createTokenVault(new Map([...keys].reverse())));
    expect(await stored()).toBe(before);
    expect(await isLeftOut(mira)).toBe(true);
  });

  it("keeps imports from running, and lists their names, while no key opens the list, which /readyz says, until it is given up", async () => {
    const { database, vault, clock } = stack.app;
    const { body: list } = await importRows(colleague, jonas);
    const other = createTokenVault(new Map([["gone", Buffer.alloc(32, 9)]]));
    const sealedKey = other.seal("x", erasureKeyPurpose);
    await database.update(erasureKey).set({ sealedKey }).run();
    expect(await opensErasureKey({ database, vault })).toBe(false);
    const path = `/v1/lead-lists/${list.id}`;
    const refused = { status: 503, body: { code: "storage-unavailable", reason: "erased-people-locked" } };
    expect(await importRows(colleague, jonas)).toMatchObject(refused);
    expect(await colleague.patch(path, { name: "Renamed" })).toMatchObject(refused);
    expect((await colleague.patch(path, { shared: true })).status).toBe(200);
    expect(await liftAllErasures({ database, now: clock() })).toBe(1);
    expect(await opensErasureKey({ database, vault })).toBe(true);
    expect(await isLeftOut(mira)).toBe(false);
  });

  it("can be let in again by an admin, which the audit trail says without their data", async () => {
    expect((await admin.get("/v1/erased-people")).body).toEqual({ count: 1 });
    const lift = (body: object) => admin.post("/v1/erased-people/lift", body);
    expect((await lift({ email: "nobody@nordwind.example" })).body).toEqual({ lifted: 0, count: 1 });
    expect((await lift({ name: "Mira" })).status).toBe(400);
    expect((await lift({ email: mira.email })).body).toEqual({ lifted: 1, count: 0 });
    expect(await isLeftOut(mira)).toBe(false);
    const changes = await admin.get<{ items: object[] }>("/v1/settings/changes?limit=2");
    expect(changes.body.items).toMatchObject([
      { setting: "erasedPeople", username: "admin@practice.example", before: 1, after: 0 },
      { setting: "erasedPeople", username: "npm run erase-person", before: 0, after: 1 },
    ]);
    expect(JSON.stringify(changes.body)).not.toMatch(/mira/i);
  });
});

it("an erasure of which the words alone are remembered keeps out nobody, counts as nobody, and ends by them", async () => {
  await importRows(rep, mira);
  const said = { email: mira.email, name: "Mira Testfeld" };
  await erase(said);
  await stack.app.database.delete(erasedPeople).where(ne(erasedPeople.kind, "asked")).run();
  expect(await isLeftOut(mira)).toBe(false);
  expect((await admin.get("/v1/erased-people")).body).toEqual({ count: 0 });
  expect((await admin.post("/v1/erased-people/lift", said)).body).toEqual({ lifted: 1, count: 0 });
  expect(await stack.app.database.select().from(erasedPeople).all()).toEqual([]);
});

it("an address that two were erased by, each with their name, lifts neither's by itself", async () => {
  const at = { company: "Nordwind GmbH", email: "office@nordwind.example" };
  await importRows(rep, { firstName: "Vera", lastName: "Testmann", ...at });
  await importRows(colleague, { firstName: "Tom", lastName: "Huber", ...at });
  await erase({ email: at.email, name: "Vera Testmann" });
  await erase({ email: at.email, name: "Tom Huber" });
  await admin.post("/v1/erased-people/lift", { email: at.email });
  expect(await isLeftOut({ firstName: "Vera", lastName: "Testmann", ...at })).toBe(true);
});

describe("an erasure that is lifted by several words about a person", () => {
  const at = { email: "box@nordwind.example" };
  const other = { ...jonas, ...at, profileUrl: "https://www.linkedin.com/in/jonas-b" };
  const own = { ...mira, ...at };
  beforeEach(async () => {
    await importRows(rep, own, other);
    await erase({ profileUrl: own.profileUrl });
    await erase({ profileUrl: other.profileUrl });
  });

  it.each([
    ["a name", { ...at, name: "Jonas Beispiel" }],
    ["an initial", { ...at, name: "J. Beispiel" }],
    ["a profile", { ...at, profileUrl: other.profileUrl }],
    ["a name with company", { ...at, name: "Jonas Beispiel", company: "Nordwind" }],
    ["all of these", { ...at, profileUrl: other.profileUrl, name: "Jonas Beispiel", company: "Nordwind" }],
  ])("is that of nobody else at the address: %s", async (_, said) => {
    expect((await admin.post("/v1/erased-people/lift", said)).body).toEqual({ lifted: 1, count: 1 });
    expect(await isLeftOut(own)).toBe(true);
    expect(await isLeftOut(other)).toBe(false);
  });

  it("has all of them; the address alone means everybody", async () => {
    const lift = (said: object) => admin.post("/v1/erased-people/lift", said);
    expect((await lift({ ...at, name: "Kim Muster" })).body).toEqual({ lifted: 0, count: 2 });
    expect((await lift({ profileUrl: mira.profileUrl, name: "Jonas Beispiel" })).body).toMatchObject({
      lifted: 0,
    });
    await erase({ ...at, name: "Kim Muster" });
    await erase({ ...at, name: "Kara Muster" });
    expect((await lift(at)).body).toEqual({ lifted: 3, count: 1 });
  });
});

it.each([
  ["a relative", { firstName: "Karl", lastName: "Testfeld" }],
  ["a colleague with a profile of their own", { ...jonas, profileUrl: "linkedin.com/in/jonas-b" }],
  ["themselves with a new profile", { ...mira, company: "Zeta", profileUrl: "linkedin.com/in/mira-new" }],
  ["themselves before marriage", { firstName: "Mira", lastName: "Muster", company: "Zeta" }],
  ["an initial", { firstName: "J.", lastName: "Huber", profileUrl: "linkedin.com/in/jana-h" }],
])("a row with the address of somebody erased stays out, whomever it names: %s", async (_, row) => {
  await importRows(rep, mira);
  await erase({ profileUrl: mira.profileUrl });
  expect(await isLeftOut({ ...row, email: `Office <${mira.email}>` })).toBe(true);
  expect(await isLeftOut({ ...row, email: "other@nordwind.example" })).toBe(false);
});

it.each([
  ["in a further column", "Jonas,Beispiel,,mira@nordwind.example", null],
  [
    "in a further column beside one of the row's own",
    "Jonas,Beispiel,j@x.example,mira@nordwind.example",
    "j@x.example",
  ],
  ["as the second of a cell", "Jonas,Beispiel,j@x.example; mira@nordwind.example,", "j@x.example"],
])("the address of somebody erased is not stored with others who have it %s", async (_, row, email) => {
  await importRows(rep, { ...mira, company: "" });
  await erase({ profileUrl: mira.profileUrl });
  const { body } = await importCsv(colleague, "First Name,Last Name,Email,Manager Email", row);
  expect(body.report).toMatchObject({ imported: 1, erased: 0 });
  expect(await stack.app.database.select().from(leads).all()).toMatchObject([{ email, extra: {} }]);
});

it("a shared address, and one that a rep typed, keeps out by the whole name, also with a new profile", async () => {
  const office = "office@nordwind.example";
  await importRows(rep, { ...mira, email: office }, { ...jonas, email: office });
  await erase({ profileUrl: mira.profileUrl });
  const row = { ...mira, company: "Zeta", email: office, profileUrl: "linkedin.com/in/mira-new" };
  expect(await isLeftOut(row)).toBe(true);
  expect(await isLeftOut({ ...row, lastName: "Muster" })).toBe(false);
});

it("a list that is named with the address or profile of somebody erased is stored without", async () => {
  const written = `Of ${mira.email}, (${mira.profileUrl})`;
  const nameAt = async (path: string) => (await rep.get<{ name: string }>(path)).body.name;
  await importRows(rep, mira);
  await erase({ profileUrl: mira.profileUrl });
  const { body } = await rep.post<{ id: string; name: string }>("/v1/lead-lists", {
    name: written,
    leads: [jonas],
  });
  expect(body.name).toBe("Of …, (…)");
  const path = `/v1/lead-lists/${body.id}`;
  expect(await nameAt(path)).toBe("Of …, (…)");
  await rep.patch(path, { name: `For ${written}` });
  expect(await nameAt(path)).toBe("For Of …, (…)");
  await rep.patch(path, { name: "For jonas@nordwind.example" });
  expect(await nameAt(path)).toBe("For jonas@nordwind.example");
});

it("an erasure from before companies were remembered keeps out by name with company", async () => {
  await importRows(rep, mira);
  await erase({ profileUrl: mira.profileUrl });
  const { database } = stack.app;
  const named = { firstName: mira.firstName, lastName: mira.lastName, company: "NORDWIND" };
  expect(await isLeftOut(named)).toBe(true);
  await database.delete(erasedPeople).where(eq(erasedPeople.kind, "employer")).run();
  expect(await isLeftOut(named)).toBe(true);
  // Erased again at another company, and beside somebody whom this version remembers, too.
  await importRows(rep, { ...mira, company: "Suedwind AG", email: "" });
  await erase({ profileUrl: mira.profileUrl });
  expect(await isLeftOut(named)).toBe(true);
  await importRows(rep, { ...jonas, email: "jonas@nordwind.example" });
  await erase({ email: "jonas@nordwind.example" });
  expect(await isLeftOut(named)).toBe(true);
  expect(await isLeftOut({ ...jonas, company: "Suedwind AG" })).toBe(false);
});

it.each([
  ["a name of one word", { firstName: "", lastName: "田中太郎" }],
  ["initials alone", { firstName: "V.", lastName: "T." }],
])("a lead with %s and an address in a further column does not come back", async (_, name) => {
  const home = "own@home.example";
  const row = { ...name, company: "Nordwind GmbH" };
  const header = "First Name,Last Name,Company,Email,Second E-Mail,Profile";
  const lineOf = (...cells: string[]) => [row.firstName, row.lastName, ...cells].join(",");
  const isOut = async (line: string) => {
    const { body } = await importCsv(colleague, header, "Kara,Anders,,,,", line);
    return body.report.erased === 1;
  };
  await importCsv(rep, header, lineOf("Nordwind", "", home, ""));
  await erase({ leadIds: [(await stack.app.database.select().from(leads).get())?.id ?? ""] });
  expect(await isOut(lineOf("Nordwind", "", home, ""))).toBe(true);
  expect(await isOut(lineOf("Zeta", home, "", ""))).toBe(true);
  expect(await isOut(lineOf("Zeta", "other@home.example", "", ""))).toBe(false);
});

describe("an address that several people share", () => {
  it("keeps out whoever has it only where nobody else had it when somebody was erased by it", async () => {
    const shared = { ...mira, email: "info@nordwind.example" };
    await importRows(rep, shared, { ...jonas, email: shared.email });
    await erase({ profileUrl: mira.profileUrl });
    const kim = { firstName: "Kim", lastName: "Muster", email: shared.email };
    expect(await isLeftOut(kim)).toBe(false);
    await erase({ email: shared.email });
    expect(await isLeftOut(kim)).toBe(false);
    await stack.app.database.delete(leads).run();
    await erase({ email: shared.email });
    expect(await isLeftOut(kim)).toBe(true);
  });
});

describe("other spellings of an erased person", () => {
  const jurgen = {
    firstName: "Jürgen",
    lastName: "Müller",
    company: "Straßenbau Schön GmbH",
    profileUrl: "https://www.linkedin.com/in/jürgen-müller-99",
    email: "Juergen.Mueller@schoen.example",
  };
  const someone = { firstName: "A", lastName: "B" };
  const atWork = { firstName: "Jürgen", lastName: "Müller", company: "Straßenbau Schön" };
  const memberId = "ACwAAABBBBBBBBBBBBBBBBBBBBBBBB";

  it.each([
    [
      "on the light mobile site",
      { ...someone, profileUrl: "linkedin.com/mwlite/in/j%C3%BCrgen-m%C3%BCller-99" },
    ],
    ["with an encoded slash", { ...someone, profileUrl: "linkedin.com/in/J%C3%BCrgen-M%C3%BCller-99%2F" }],
    ["in a mail of LinkedIn's", { ...someone, profileUrl: "linkedin.com/comm/in/jürgen-müller-99?lipi=x" }],
    ["in brackets", { ...someone, profileUrl: "(https://www.linkedin.com/in/jürgen-müller-99)." }],
    ["at a company in other legal words", { ...atWork, company: "Straßenbau Schön Ges.m.b.H. i.L." }],
    ["in a link", { ...someone, email: "mailto:juergen.mueller@schoen.example" }],
    ["behind a name", { ...someone, email: "Jürgen <juergen.mueller@schoen.example>" }],
    [
      "as the second of a cell, with the name",
      { ...atWork, company: "Z", email: "x@y.example; juergen.mueller@schoen.example" },
    ],
    ["with a tag", { ...someone, email: "juergen.mueller+news@schoen.example" }],
    ["with umlauts written out", { ...atWork, firstName: "Juergen", lastName: "Mueller" }],
    ["without umlauts", { ...atWork, firstName: "Jurgen", lastName: "Muller" }],
    ["with a title and a certificate", { ...atWork, firstName: "Dr. Jürgen", lastName: "Müller, MBA" }],
    ["with an initial", { ...atWork, firstName: "Jürgen K." }],
    ["with the whole name as the first", { ...atWork, firstName: "Jürgen Müller" }],
    ["with the whole name as the last", { ...atWork, lastName: "Jürgen Müller" }],
    ["with the whole name as both", { ...atWork, firstName: "Jürgen Müller", lastName: "Jürgen Müller" }],
  ])("are recognized: %s", async (_, row) => {
    await importRows(rep, jurgen);
    await erase({ profileUrl: jurgen.profileUrl });
    expect(await isLeftOut(row)).toBe(true);
  });

  it.each([
    ["an address without its dots", { ...someone, email: "juergenmueller@schoen.example" }],
    ["a further given name", { ...atWork, firstName: "Jürgen Karl" }],
    ["the last name as the first one, too", { ...atWork, firstName: "Müller" }],
    ["another tag of a shared address", { ...someone, email: "team+kim@schoen.example" }],
  ])("are not recognized: %s", async (_, row) => {
    await importRows(rep, jurgen);
    await erase({ profileUrl: jurgen.profileUrl, email: "team+jurgen@schoen.example" });
    expect(await isLeftOut(row)).toBe(false);
  });

  it.each([
    ["/sales/lead/", "/in/"],
    ["/in/", "/sales/people/"],
  ])("are recognized: the same member id at %s and at %s", async (one, other) => {
    const at = (path: string) => `https://www.linkedin.com${path}${memberId}`;
    await importRows(rep, { ...someone, firstName: "Eva", profileUrl: at(one) });
    await erase({ profileUrl: at(one) });
    expect(await isLeftOut({ ...someone, firstName: "Eva", profileUrl: at(other) })).toBe(true);
  });

  const vera = { firstName: "Vera", lastName: "Testmann", company: "Nordwind" };
  const invisible = { space: "\u200b", hyphen: "\u00ad" };

  it.each(
    fewByDay(
      [
        "'vera@münchen.example'",
        "‘vera@münchen.example’",
        "(vera@münchen.example)",
        "*vera@münchen.example*",
        "smtp:vera@münchen.example",
        "mailto:vera@münchen.example?subject=x",
        "vera%40münchen.example",
        "to=vera@münchen.example&cc=",
        `ve${invisible.space}ra@münchen.example`,
        `vera${invisible.hyphen}@münchen.example`,
        "ｖｅｒａ＠münchen.example",
        "vera@mu\u0308nchen.example",
        "vera@xn--mnchen-3ya.example",
      ] as const,
      3,
    ),
  )("are recognized, and taken out of others' rows: the address %s", async (email) => {
    await importRows(rep, { ...vera, email: "vera@münchen.example" });
    await erase({ email: "vera@münchen.example" });
    expect(await isLeftOut({ ...someone, email })).toBe(true);
    await importCsv(colleague, "First Name,Last Name,Notes", `Jonas,Beispiel,"ask ${email} today"`);
    const [row] = (await stack.app.database.select().from(leads).all()).slice(-1);
    expect(row).toMatchObject({ firstName: "Jonas", extra: {} });
  });

  const salesUrl = `https://www.linkedin.com/sales/lead/${memberId}`;

  it.each(
    fewByDay(
      [
        ["linkedin.com/in/vera-t", "/in/vera-t"],
        ["linkedin.com/in/vera-t", "linkedin.com/in/vera-t&trk=x"],
        ["linkedin.com/in/vera-t", "linkedin.com/in/vera-t;jsessionid=1"],
        ["linkedin.com/in/vera-t", "linkedin.com/in/vera-t%3Futm=1"],
        ["linkedin.com/in/vera-t", "linkedin.com./in/vera-t"],
        ["linkedin.com/in/vera-t", "LinkedIn: https://linkedin.com/in/vera-t"],
        ["linkedin.com/in/vera-t", "[Vera](https://linkedin.com/in/vera-t)"],
        ["linkedin.com/in/vera-t", "https://linkedin.com/in/vera-t https://linkedin.com/in/other"],
        ["linkedin.com/in/vera-t", "https://www.linkedin.com/redir?u=https://linkedin.com/in/vera-t"],
        ["linkedin.com/in/vera-t", "https%3A%2F%2Flinkedin.com%2Fin%2Fvera-t"],
        ["linkedin.com/in/vera-t", `linkedin.com/in/ve${invisible.space}ra-t`],
        ["linkedin.com/in/vera-t", "https://www.linkedin.com/in/vera-t。"],
        ["linkedin.com/in/vera-t", "（https://www.linkedin.com/in/vera-t）"],
        ["linkedin.com/in/vera-t", "🔗linkedin.com/in/vera-t"],
        ["linkedin.com/in/vera-t", "LinkedIn=https://www.linkedin.com/in/vera-t"],
        ["linkedin.com/in/vera-t", "https://web.archive.org/web/2020/https://www.linkedin.com/in/vera-t"],
        [
          "linkedin.com/in/vera-t",
          "https://www.linkedin.com/authwall?sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fvera-t",
        ],
        [salesUrl, `${salesUrl}%2CNAME_SEARCH%2Cabc`],
        [salesUrl, `${salesUrl};x`],
      ] as const,
      3,
    ),
  )("are recognized, and taken out of others' rows: the profile %s as %s", async (profileUrl, written) => {
    await importRows(rep, { ...vera, profileUrl });
    await erase({ profileUrl });
    expect(await isLeftOut({ ...someone, profileUrl: written })).toBe(true);
    await importCsv(colleague, "First Name,Last Name,Notes", `Jonas,Beispiel,"see ${written} there"`);
    const [row] = (await stack.app.database.select().from(leads).all()).slice(-1);
    expect(row).toMatchObject({ firstName: "Jonas", extra: {} });
  });

  it.each([
    "Assistenz/vera@n.example",
    "E-Mail|vera@n.example",
    "邮箱vera@n.example",
    "お問い合わせはvera@n.exampleまで",
    "https://www.linkedin.com/in/vera-tはこちら",
    "kim%40x.example %2Fvera@n.example",
  ])("are taken out of others' texts, then and now: %s", async (written) => {
    const header = "First Name,Last Name,Email,Title,Notes";
    const other = `Jonas,Beispiel,jonas/vera@n.example,Planner (${written}),see ${written} there`;
    const stays = async () => {
      const rows = await stack.app.database.select().from(leads).all();
      expect(JSON.stringify(rows.map(({ title, extra }) => [title, extra]))).not.toMatch(/vera/);
      expect(rows.find(({ firstName }) => firstName === "Jonas")?.email).toBe("jonas/vera@n.example");
    };
    await importRows(rep, { ...vera, email: "vera@n.example", profileUrl: "linkedin.com/in/vera-t" });
    await importCsv(rep, header, other);
    await erase({ profileUrl: "linkedin.com/in/vera-t" });
    await stays();
    await importCsv(colleague, header, other);
    await stays();
  });

  it("are recognized: a second profile in a cell, with the name alone", async () => {
    const cell = "https://linkedin.com/in/other https://linkedin.com/in/vera-t";
    await importRows(rep, { ...vera, profileUrl: "linkedin.com/in/vera-t" });
    await erase({ profileUrl: "linkedin.com/in/vera-t" });
    expect(await isLeftOut({ ...someone, profileUrl: cell })).toBe(false);
    expect(await isLeftOut({ ...vera, company: "Zeta", profileUrl: cell })).toBe(true);
  });

  it("are recognized: an address and a profile in further columns of their own, then and now", async () => {
    const header = "First Name,Last Name,Company,Email,Second E-Mail,Old Profile";
    const vera = "Vera,Testmann,Nordwind,vera@nordwind.example,vera@home.example,linkedin.com/in/vera-old";
    await importCsv(rep, header, vera);
    await erase({ email: "vera@nordwind.example" });
    const { body } = await importCsv(
      colleague,
      header,
      "Kim,Muster,Z,,,",
      "Vera,T.,Zwei,vera@home.example,,",
      "Vera,T.,Drei,,vera@nordwind.example,",
      "Vera,T.,Vier,,,http://linkedin.com/in/Vera-Old/",
    );
    expect(body.report).toMatchObject({ imported: 1, erased: 3 });
  });
});
