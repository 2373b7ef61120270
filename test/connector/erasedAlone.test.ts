import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { leadLists, leadProfiles, leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { erasePerson } from "../../connector/privacy/erasePerson.ts";
import { eraseRemembered } from "../../connector/privacy/eraseRemembered.ts";
import { personOf } from "../../connector/privacy/personOf.ts";
import { removeHidden } from "../../connector/privacy/removeHidden.ts";
import { describeFound } from "../../scripts/erasePerson/describeFound.ts";
import { describeErased } from "../../scripts/erasePerson/describeErased.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { doAfter, failWrites } from "../support/failWrites.ts";

let stack: Stack;
let rep: ApiClient;
let colleague: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  stack = await startStack();
  rep = await stack.signIn("rep@practice.example");
  colleague = await stack.signIn("rep2@practice.example");
  admin = await stack.signIn("admin@practice.example");
});
afterAll(() => stack.close());
beforeEach(async () => {
  for (const table of [creations, leadLists, leads, erasedPeople])
    await stack.app.database.delete(table).run();
});

type Asked = Parameters<typeof personOf>[0];

interface Imported {
  report: { imported: number; erased: number };
}

const importCsv = (client: ApiClient, header: string, ...rows: string[]) =>
  client.post<Imported>("/v1/lead-lists?name=List", [header, ...rows].join("\n"), {
    "content-type": "text/csv",
  });
const eraseAgain = () => eraseRemembered({ ...stack.app, now: stack.app.clock() });
const erase = (asked: Asked) => erasePerson({ ...stack.app, now: stack.app.clock() }, personOf(asked));
const stored = () => stack.app.database.select().from(leads).all();
const lastNames = async () => (await stored()).map(({ lastName }) => lastName);

/** How many rows an import by a colleague leaves out, beside one of somebody else. */
async function leftOut(header: string, ...rows: string[]): Promise<number> {
  const columns = header.split(",");
  const other = columns.map((column) =>
    column === "First Name" ? "Kara" : column === "Last Name" ? "Anders" : "",
  );
  const { body } = await importCsv(colleague, header, other.join(","), ...rows);
  return body.report.erased;
}

const plain = "First Name,Last Name,Company,Email,Profile URL";
const miraAtInfo = "Mira,Testfeld,Nordwind,info@nordwind.example,linkedin.com/in/mira-t";
const jonasAtInfo = "Jonas,Beispiel,Nordwind,INFO@nordwind.example,linkedin.com/in/jonas-b";
const vera = { profileUrl: "https://www.linkedin.com/in/vera-t", email: "vera@nordwind.example" };

describe("people beside the one who is erased", () => {
  it("stay, and are imported again, where their rows have the person's address in a further column", async () => {
    const header = "First Name,Last Name,Company,Email,Manager Email,Profile URL";
    const kim =
      "Kim,Muster,Nordwind GmbH,kim@nordwind.example,vera@nordwind.example,linkedin.com/in/kim-muster";
    const lee = "Lee,Other,Nordwind GmbH,lee@nordwind.example,vera@nordwind.example,";
    await importCsv(rep, header, "Vera,Chef,Nordwind GmbH,vera@nordwind.example,,", kim, lee);
    expect(await erase({ email: vera.email })).toMatchObject({ removed: 1 });
    expect(await lastNames()).toEqual(["Muster", "Other"]);
    expect(JSON.stringify(await stored())).not.toContain("vera@");
    expect(await leftOut(header, kim, lee)).toBe(0);
    expect(JSON.stringify(await stored())).not.toContain("vera@");
  });

  it("stay, and are not remembered, where nothing tells who of several with an address is meant", async () => {
    await importCsv(rep, plain, miraAtInfo, jonasAtInfo);
    expect(await erase({ email: "info@nordwind.example" })).toMatchObject({ removed: 0 });
    expect(await lastNames()).toEqual(["Testfeld", "Beispiel"]);
    expect(await leftOut(plain, miraAtInfo, jonasAtInfo)).toBe(0);
  });

  it("stay where the name that is asked for says who of them is meant", async () => {
    await importCsv(rep, plain, miraAtInfo, jonasAtInfo);
    await erase({ email: "info@nordwind.example", name: "Mira Testfeld" });
    expect(await stored()).toMatchObject([{ lastName: "Beispiel", email: "info@nordwind.example" }]);
    expect(await leftOut(plain, "Mira,T.,,,linkedin.com/in/mira-t")).toBe(1);
    expect(await leftOut(plain, jonasAtInfo)).toBe(0);
    await eraseAgain();
    expect(await lastNames()).toContain("Beispiel");
  });

  it("stay where a profile is asked for beside an address that they have too", async () => {
    await importCsv(rep, plain, miraAtInfo, jonasAtInfo);
    await erase({ email: "info@nordwind.example", profileUrl: "linkedin.com/in/mira-t" });
    expect(await lastNames()).toEqual(["Beispiel"]);
    expect(await leftOut(plain, jonasAtInfo)).toBe(0);
  });

  it.each([
    ["namesakes", "Ann,Lee,Acme", "Ann,Lee,Beta"],
    ["father and son", "Thomas,Muster,A", "Thomas Karl,Muster,E"],
    ["whom a short name may mean", "Thomas,Muster,A", "Tom,Muster,B"],
  ])("stay by a profile of their own where they share an address: %s", async (_, one, other) => {
    const second = `${other},info@acme.example,linkedin.com/in/second`;
    await importCsv(rep, plain, `${one},info@acme.example,linkedin.com/in/first`);
    await importCsv(colleague, plain, second);
    await erase({ profileUrl: "linkedin.com/in/first" });
    expect(await stored()).toMatchObject([{ profileUrl: "https://www.linkedin.com/in/second" }]);
    expect(await leftOut(plain, second)).toBe(0);
  });

  it("stay where nothing tells whether a row is theirs or the person's", async () => {
    await importCsv(rep, plain, "Thomas,Muster,A,fam@muster.example,linkedin.com/in/th");
    await importCsv(colleague, plain, "Tim,Muster,C,fam@muster.example,");
    await importCsv(admin, plain, "T.,Muster,D,fam@muster.example,");
    await erase({ profileUrl: "linkedin.com/in/th" });
    expect((await stored()).map(({ firstName }) => firstName)).toEqual(["Tim", "T."]);
    expect(await leftOut(plain, "T.,Muster,D,fam@muster.example,")).toBe(0);
  });

  it("stay where name and company are several people's, and nothing is remembered", async () => {
    const namesakes = ["Ann,Lee,Acme,,linkedin.com/in/ann-1", "Ann,Lee,Acme,,linkedin.com/in/ann-2"];
    await importCsv(rep, plain, ...namesakes);
    await erase({ name: "Ann Lee", company: "Acme" });
    expect(await stored()).toHaveLength(2);
    expect(await leftOut(plain, ...namesakes)).toBe(0);
  });

  it("stay without the person's address, which stood in a further column, and are imported again", async () => {
    const header = `${plain},Email 2`;
    const jonas =
      "Jonas,Beispiel,Nordwind,jonas@nordwind.example,linkedin.com/in/jonas-b,mira@nordwind.example";
    await importCsv(
      rep,
      header,
      "Mira,Testfeld,Nordwind,mira@nordwind.example,linkedin.com/in/mira-t,",
      jonas,
    );
    await erase({ profileUrl: "linkedin.com/in/mira-t" });
    expect(await stored()).toMatchObject([{ lastName: "Beispiel", extra: {} }]);
    expect(await leftOut(header, jonas)).toBe(0);
    expect(JSON.stringify(await stored())).not.toContain("mira@");
    expect(await leftOut(plain, "M,T,,mira@nordwind.example,")).toBe(1);
    expect(await leftOut(header, "Mira,Testfeld,Zeta,mira@new.example,,mira@nordwind.example")).toBe(1);
  });

  it.each(["Vera,Huber", "Veronika,Testmann", "Vera,T."])(
    "have the person's address as %s: only the address with the person's name is kept out",
    async (name) => {
      await importCsv(rep, plain, "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-t");
      const other = `${name},Nordwind AG,vera@nordwind.example,linkedin.com/in/other`;
      await importCsv(colleague, plain, other);
      await erase({ profileUrl: vera.profileUrl });
      expect(await stored()).toMatchObject([{ email: "vera@nordwind.example" }]);
      expect(await leftOut(plain, other)).toBe(0);
      expect(await leftOut(plain, "Vera,Testmann,Zeta,vera@nordwind.example,")).toBe(1);
    },
  );

  it("keep the name of their company where the person is called like it", async () => {
    await importCsv(
      rep,
      "First Name,Last Name,Company,Former Company,Email,Notes,Employer 2,Manager",
      "Hugo,Boss,Nordwind,,hugo@nordwind.example,,,",
      "Jo,Bo,Hugo Boss AG,,jo@x.example,talked to Hugo Boss AG,Hugo Boss GmbH & Co. KG,Hugo Boss SE",
      "Al,Bert,Nordwind,Hugo Boss,al@x.example,Hugo Boss,Hugo Boss,Hugo Boss (PC)",
      "Bo,Jo,Nordwind,,bo@x.example,,hugo@nordwind.example,Victor Hugo",
    );
    await erase({ email: "hugo@nordwind.example" });
    expect(
      (await stored()).map(({ company, formerCompany, extra }) => ({ company, formerCompany, extra })),
    ).toEqual([
      { company: "Hugo Boss AG", formerCompany: null, extra: { "Employer 2": "Hugo Boss GmbH & Co. KG" } },
      { company: "Nordwind", formerCompany: "Hugo Boss", extra: { "Employer 2": "Hugo Boss" } },
      { company: "Nordwind", formerCompany: null, extra: { Manager: "Victor Hugo" } },
    ]);
  });

  it("keep addresses and profiles that only begin or end as the person's", async () => {
    const header = `${plain},Notes,Page`;
    await importCsv(
      rep,
      header,
      "Ann,Lee,Firm,ann@firm.co,linkedin.com/in/ann,,",
      "Jo,Bo,Other,jo@x.example,,contact is joann@firm.com,https://www.linkedin.com/in/ann-smith",
    );
    await erase({ email: "ann@firm.co", profileUrl: "linkedin.com/in/ann" });
    expect(await stored()).toMatchObject([
      { extra: { Notes: "contact is joann@firm.com", Page: "https://www.linkedin.com/in/ann-smith" } },
    ]);
  });

  it("keep their own name, and what is written of it, where it is the person's too", async () => {
    const header = `${plain},Notes`;
    await importCsv(
      rep,
      header,
      "Vera,Testmann,Nordwind,vera@nordwind.example,,",
      "Vera,Testmann,Praxis Vera Testmann,v@x.example,,Vera Testmann opens in May",
    );
    await erase({ email: vera.email });
    expect(await stored()).toMatchObject([
      {
        lastName: "Testmann",
        company: "Praxis Vera Testmann",
        extra: { Notes: "Vera Testmann opens in May" },
      },
    ]);
  });
});

describe("a lead that nothing else tells apart", () => {
  const goes = async (firstName: string) => {
    const found = (await stored()).filter((lead) => lead.firstName === firstName && lead.profileUrl === null);
    return erase({ leadIds: found.map(({ id }) => id) });
  };

  it("goes by its id, alone, and does not come back", async () => {
    await importCsv(rep, plain, "Thomas,Muster,A,fam@muster.example,linkedin.com/in/th");
    await importCsv(colleague, plain, "Tim,Muster,C,fam@muster.example,");
    await importCsv(admin, plain, "T.,Muster,A,fam@muster.example,");
    const { removed, found } = await goes("T.");
    expect(removed).toBe(1);
    expect(found.stayed.map(({ facts, why }) => [facts.firstName, why])).toEqual([
      ["Thomas", "unclear"],
      ["Tim", "unclear"],
    ]);
    expect((await stored()).map(({ firstName }) => firstName)).toEqual(["Thomas", "Tim"]);
    expect(await leftOut(plain, "T.,Muster,A,fam@muster.example,")).toBe(1);
    expect(await leftOut(plain, "Tim,Muster,C,fam@muster.example,")).toBe(0);
  });

  it("goes by its id beside namesakes at its company, who are imported again", async () => {
    const namesakes = ["Ann,Lee,Acme,,linkedin.com/in/ann-1", "Ann,Lee,Acme,,linkedin.com/in/ann-2"];
    await importCsv(rep, plain, namesakes[0] ?? "");
    await importCsv(colleague, plain, namesakes[1] ?? "");
    await importCsv(admin, plain, "Ann,Lee,Acme,,");
    expect(await goes("Ann")).toMatchObject({ removed: 1 });
    expect(await stored()).toHaveLength(2);
    expect(await leftOut(plain, ...namesakes)).toBe(0);
  });

  it("goes with others that have its profile", async () => {
    await importCsv(rep, plain, "Vera,Testmann,A,,linkedin.com/in/vera-t");
    await importCsv(colleague, plain, "V.,Huber,B,,linkedin.com/in/vera-t");
    const [first] = await stored();
    expect(await erase({ leadIds: [first?.id ?? ""] })).toMatchObject({ removed: 2 });
  });
});

it("two profiles of a kind at one lead lead on to neither of two people", async () => {
  await importCsv(rep, plain, "Ann,Lee,Acme,info@acme.example,linkedin.com/in/first");
  const [merged] = await stored();
  const { orgId = "", ownerId = "", id: leadId = "" } = merged ?? {};
  const url = "https://www.linkedin.com/in/second";
  await stack.app.database.insert(leadProfiles).values({ orgId, ownerId, leadId, url }).run();
  await importCsv(colleague, plain, "Ann,Lee,Beta,own@beta.example,linkedin.com/in/second");
  const { found } = await erase({ profileUrl: "linkedin.com/in/first" });
  expect(found.stayed).toMatchObject([{ why: "doubtful" }]);
  expect(await stored()).toMatchObject([{ email: "own@beta.example" }]);
  expect(await leftOut(plain, "Ann,Lee,Beta,own@beta.example,linkedin.com/in/second")).toBe(0);
});

it("a lead that was erased while its creation ran is shown again by no import, and goes", async () => {
  const { database } = stack.app;
  const at = "Huber GmbH,office@huber.example";
  await importCsv(rep, plain, `Martin,Huber,${at},linkedin.com/in/martin-h`, `Bo,Xi,${at},`);
  const own = (await stored()).find(({ firstName }) => firstName === "Martin");
  const { id: leadId = "", orgId = "", ownerId: userId = "" } = own ?? {};
  const running = { month: "2026-11", state: "unknown", createdAt: 0, sentAt: 0, checkAt: 1e15 } as const;
  await database
    .insert(creations)
    .values({ id: "running", orgId, userId, leadId, ...running, contact: { LastName: "Huber" } })
    .run();
  expect(await erase({ profileUrl: "linkedin.com/in/martin-h" })).toMatchObject({ waiting: 1 });
  // Somebody else's, which an import lets in, and which it would take for the same rep's lead.
  await importCsv(rep, plain, `Martina,Huber,${at},`);
  expect((await stored()).find(({ id }) => id === leadId)?.firstName).toBe("Martin");
  expect((await stored()).find(({ id }) => id === leadId)).toMatchObject({ isErased: true });
  expect((await stored()).find(({ id }) => id === leadId)?.removedAt).not.toBeNull();
  await database.update(creations).set({ state: "created", checkAt: null, contact: null }).run();
  await removeHidden(stack.app);
  expect((await stored()).map(({ firstName }) => firstName)).toEqual(["Bo", "Martina"]);
});

it("what an import brings of a person while they are erased is remembered, too", async () => {
  await importCsv(rep, plain, "Vera,Testmann,Nordwind,,linkedin.com/in/vera-t");
  const change = "UPDATE leads SET email = 'new@n.example'";
  const endImports = await doAfter(stack.app.database, "erased_people", "insert", change);
  const { found } = await erase({ profileUrl: vera.profileUrl });
  await endImports();
  expect(found.identities).toContainEqual({ kind: "email", value: "new@n.example" });
  expect(await leftOut(plain, "X,Y,,new@n.example,")).toBe(1);
  expect((await admin.get("/v1/erased-people")).body).toEqual({ count: 1 });
});

it("an erasure whose file cannot be written anew is told with what went", async () => {
  await importCsv(rep, plain, "Vera,Testmann,Nordwind,,linkedin.com/in/vera-t");
  const rewrite = vi
    .spyOn(stack.app.database.engine, "rewrite")
    .mockRejectedValue(new Error("database or disk is full"));
  const erased = await erase({ profileUrl: vera.profileUrl }).finally(() => rewrite.mockRestore());
  expect(erased).toMatchObject({ removed: 1, rewriteProblem: "database or disk is full." });
  expect(describeErased(erased).join()).toMatch(
    /Erased 1 leads[^]*could not be written anew: database or disk is full\. It may hold/,
  );
});

it("a name that is asked for goes from others' texts where somebody of another name has the address", async () => {
  const header = "First Name,Last Name,Company,Email,Title";
  await importCsv(rep, header, "Kim,Muster,Acme,vera@nordwind.example,Sales");
  await importCsv(colleague, header, "Tim,Huber,Zeta,tim@zeta.example,Assistant to Vera Testmann");
  await erase({ email: "vera@nordwind.example", name: "Vera Testmann" });
  expect(await stored()).toHaveLength(2);
  expect(JSON.stringify(await stored())).not.toContain("Vera Testmann");
});

it("others' rows lose the person's name and address in their own name and in names of columns, now and later", async () => {
  const header = "Full Name,Company,Email,About vera@nordwind.example,Vera Testmann’s Notes";
  const rows = [
    "Jo Muster (Assistenz Vera Testmann vera@nordwind.example),N,jo@n.example,x,y",
    "Kim vera@nordwind.example,N,kim@n.example,,",
  ];
  await importCsv(rep, plain, "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-t");
  await importCsv(colleague, header, ...rows);
  await erase({ profileUrl: vera.profileUrl });
  expect(await stored()).toHaveLength(2);
  expect(JSON.stringify(await stored())).not.toMatch(/vera/i);
  await stack.app.database.delete(leads).run();
  await importCsv(colleague, header, ...rows);
  expect(JSON.stringify(await stored())).not.toContain("vera@");
});

it("a place that a name is written like stays in the leads of others", async () => {
  const header = "First Name,Last Name,Company,Location,Office,Manager,Profile URL";
  const place = '"Richmond, Virginia, United States"';
  await importCsv(rep, header, "Virginia,Richmond,Nordwind,Bonn,,,linkedin.com/in/vera-t");
  await importCsv(colleague, header, `Kim,Muster,Acme,${place},"Richmond, Virginia",Virginia Richmond,`);
  await erase({ profileUrl: vera.profileUrl });
  expect(await stored()).toMatchObject([
    {
      location: "Richmond, Virginia, United States",
      extra: { Office: "Richmond, Virginia" },
    },
  ]);
  expect((await stored())[0]?.extra).not.toHaveProperty("Manager");
});

it("somebody else's name that a rep typed for the person stays theirs", async () => {
  await importCsv(rep, plain, "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-t");
  await importCsv(
    colleague,
    `${plain},Title`,
    "Anna,Huber,Nordwind,anna@nordwind.example,linkedin.com/in/anna-h,CEO",
    "Kim,Muster,Acme,kim@acme.example,,Assistant of Anna Huber",
  );
  const lead = (await stored()).find(({ firstName }) => firstName === "Vera");
  if (lead === undefined) throw new Error("no lead");
  const { id: leadId, orgId, ownerId: userId } = lead;
  const typed = { FirstName: "Anna", LastName: "Huber" };
  const failed = { month: "2026-11", state: "failed", createdAt: 0, checkAt: null } as const;
  await stack.app.database
    .insert(creations)
    .values({ id: leadId, orgId, userId, leadId, ...failed, contact: typed })
    .run();
  await erase({ profileUrl: vera.profileUrl });
  expect((await stored()).map(({ title }) => title)).toEqual(["CEO", "Assistant of Anna Huber"]);
  expect(await leftOut(plain, "Anna,Huber,Nordwind,,")).toBe(0);
});

it("a name that a rep typed for the person is theirs where a namesake works elsewhere", async () => {
  await importCsv(rep, plain, "Vera,Tesmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-t");
  await importCsv(colleague, plain, "Veronika,Testmann,Elsewhere AG,v@else.example,linkedin.com/in/v-2");
  const lead = (await stored()).find(({ firstName }) => firstName === "Vera");
  if (lead === undefined) throw new Error("no lead");
  const { id: leadId, orgId, ownerId: userId } = lead;
  const contact = { FirstName: "Veronika", LastName: "Testmann" };
  const failed = { month: "2026-11", state: "failed", createdAt: 0, checkAt: null } as const;
  await stack.app.database
    .insert(creations)
    .values({ id: leadId, orgId, userId, leadId, ...failed, contact })
    .run();
  await erase({ profileUrl: vera.profileUrl });
  expect(await leftOut(plain, "Veronika,Testmann,Nordwind,,")).toBe(1);
  expect(await leftOut(plain, "Veronika,Testmann,Elsewhere AG,,")).toBe(0);
});

it("the person's name goes from others' places, where it stands beside them", async () => {
  const header = "First Name,Last Name,Company,Location,Office,Profile URL";
  await importCsv(rep, header, "Vera,Testmann,Nordwind,Bonn,,linkedin.com/in/vera-t");
  await importCsv(
    colleague,
    header,
    'Kim,Muster,Acme,"Vera Testmann, Berlin, Germany",c/o Vera Testmann Germany,',
  );
  await erase({ profileUrl: vera.profileUrl });
  expect(await stored()).toMatchObject([{ location: "…, Berlin, Germany" }]);
  expect(JSON.stringify(await stored())).not.toMatch(/testmann/i);
});

it.each([
  ["Vera K.,Testmann", "Vera Testmann"],
  ["Vera,Testmann", "Vera K. Testmann"],
  ["Vera,Testmann-Huber", "Testmann-Huber Vera"],
  ["Vera,Testmann-Huber", "Huber, Vera Testmann"],
  ["Vera,Testmann", "vera\u00adtestmann"],
])("others' titles lose the full name of %s, written %s", async (name, written) => {
  await importCsv(rep, plain, `${name},Nordwind,vera@nordwind.example,linkedin.com/in/vera-t`);
  const other = `Jonas,Beispiel,N,jonas@n.example,,"Assistant of ${written}"`;
  await importCsv(colleague, `${plain},Title`, other);
  await erase({ profileUrl: vera.profileUrl });
  expect((await stored()).map(({ title }) => title)).toEqual(["Assistant of …"]);
});

it("what was typed for another lead loses the person's first and last name, in two fields", async () => {
  const { database } = stack.app;
  await importCsv(rep, plain, "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-t");
  await importCsv(
    colleague,
    plain,
    "Jonas,Beispiel,N,jonas@n.example,",
    "Vera,Testmann,Sued,v@sued.example,",
  );
  const typed = { FirstName: "Vera", LastName: "Testmann", Title: "CEO" };
  const failed = { month: "2026-11", state: "failed", createdAt: 0 } as const;
  for (const lead of (await stored()).filter(({ email }) => email !== vera.email)) {
    const { id: leadId, orgId, ownerId: userId } = lead;
    const row = { id: leadId, orgId, userId, leadId, ...failed, contact: typed };
    await database.insert(creations).values(row).run();
  }
  await erase({ profileUrl: vera.profileUrl });
  const kept = await database.select().from(creations).all();
  const left = (await stored()).map(({ id, firstName }) => [
    firstName,
    kept.find(({ leadId }) => leadId === id)?.contact,
  ]);
  // A namesake's own name stays.
  expect(left).toEqual([
    ["Jonas", { Title: "CEO" }],
    ["Vera", typed],
  ]);
});

it("a lead that is known by what a rep typed for it goes again after a backup has brought it back", async () => {
  const { database } = stack.app;
  await importCsv(rep, plain, "Wanda,Probst,,,", "W.,Probst,,,");
  const before = await stored();
  const failed = { month: "2026-11", state: "failed", createdAt: 0 } as const;
  const typed = before.map(({ id: leadId, orgId, ownerId: userId }) => {
    const contact = { Email: "wanda@home.example" };
    return { id: leadId, orgId, userId, leadId, ...failed, contact };
  });
  await database.insert(creations).values(typed).run();
  expect(await erase({ email: "wanda@home.example", name: "Wanda Probst" })).toMatchObject({ removed: 2 });
  await database.delete(creations).run();
  await database.insert(leads).values(before).run();
  await database.insert(creations).values(typed).run();
  expect(await eraseAgain()).toMatchObject({ removed: 2 });
});

it("a lead that stays by its name stays after a backup, too, with the person's address typed for it", async () => {
  const { database } = stack.app;
  await importCsv(rep, plain, "Wanda,Probst,,wanda@home.example,", "Karl,Muster,,karl@n.example,");
  const before = await stored();
  const typed = before.slice(1).map(({ id: leadId, orgId, ownerId: userId }) => {
    const contact = { Email: "wanda@home.example", FirstName: "Wanda", LastName: "Probst" };
    return {
      id: leadId,
      orgId,
      userId,
      leadId,
      month: "2026-11",
      state: "failed",
      createdAt: 0,
      contact,
    } as const;
  });
  await erase({ email: "wanda@home.example" });
  await database.insert(creations).values(typed).run();
  expect(await eraseAgain()).toMatchObject({ removed: 0 });
  expect(await lastNames()).toEqual(["Muster"]);
});

describe("the person's address, typed into the form of another lead", () => {
  const failed = { month: "2026-11", state: "failed", createdAt: 0 } as const;
  const typeFor = async (name: string, email: string) => {
    const {
      id: leadId,
      orgId,
      ownerId: userId,
    } = (await stored()).find(({ firstName }) => firstName === name) ?? {
      id: "",
      orgId: "",
      ownerId: "",
    };
    const row = { id: leadId, orgId, userId, leadId, ...failed, contact: { Email: email, Title: "CEO" } };
    await stack.app.database.insert(creations).values(row).run();
  };
  const contacts = async () =>
    (await stack.app.database.select().from(creations).all()).map(({ contact }) => contact);
  const jonas = "Jonas,Beispiel,N,jonas@n.example,linkedin.com/in/jonas-b";
  const own = "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-t";

  it.each([
    ["a profile", { profileUrl: vera.profileUrl }],
    ["the address", { email: vera.email }],
    ["that of another lead without an address", { email: vera.email }, "Jonas,Beispiel,N,,"],
  ])("is a mention, which goes, and keeps the person out: erased by %s", async (_, asked, other = jonas) => {
    await importCsv(rep, plain, own);
    await importCsv(colleague, plain, other);
    await typeFor("Jonas", vera.email);
    const { found } = await erase(asked);
    expect(found.shared).toEqual([]);
    expect(await lastNames()).toEqual(["Beispiel"]);
    expect(await contacts()).toEqual([{ Title: "CEO" }]);
    expect(await leftOut(plain, "V.,T.,Zeta,vera@nordwind.example,")).toBe(1);
  });

  it("stays a mention where the person is gone, and the lead is listed as one that stays", async () => {
    await importCsv(rep, plain, own);
    await importCsv(colleague, plain, jonas, "Kim,Muster,N,,");
    for (const name of ["Jonas", "Kim"]) await typeFor(name, vera.email);
    await stack.app.database.update(creations).set({ state: "unknown", checkAt: 1 }).run();
    for (let run = 0; run < 2; run += 1) {
      const { found, waiting } = await erase({ email: vera.email });
      expect(waiting).toBe(0);
      expect(found.stayed.map(({ facts }) => facts.firstName).sort()).toEqual(["Jonas", "Kim"]);
      expect((await stored()).map(({ firstName, isErased }) => [firstName, isErased])).toEqual([
        ["Jonas", false],
        ["Kim", false],
      ]);
    }
    expect(await leftOut(plain, jonas, "Kim,Muster,N,,")).toBe(0);
  });

  it("is that lead's own where no other lead has it in the e-mail column, or one that may be the same person", async () => {
    await importCsv(rep, plain, own);
    await importCsv(colleague, plain, "Vera,Testmann,Zeta,,");
    await typeFor("Vera", "vera@home.example");
    await importCsv(admin, plain, "V.,Testmann,Sued,vera@home.example,");
    expect(await erase({ email: "vera@home.example" })).toMatchObject({ removed: 2 });
  });
});

it("a person of ten further names and addresses goes under each, from others' words too, and stays out under each", async () => {
  const aliases = Array.from({ length: 10 }, (_, n) => {
    const letter = String.fromCharCode(97 + n);
    return { first: `Zza${letter}`, last: `Quer${letter.repeat(3)}feld`, email: `zza${letter}@z.example` };
  });
  await importCsv(rep, plain, "Vera,Testmann,Nordwind,,linkedin.com/in/vera-t");
  const { database } = stack.app;
  const [own] = await stored();
  if (!own) throw new Error("No lead");
  const url = own.profileUrl ?? "";
  for (const { first, last, email } of aliases) {
    const lead = { ...own, id: first, ownerId: first, firstName: first, lastName: last, email };
    await database
      .insert(leads)
      .values({ ...lead, sourceName: `${first} ${last}`, company: "Sued" })
      .run();
    await database
      .insert(leadProfiles)
      .values({ orgId: own.orgId, ownerId: first, leadId: first, url })
      .run();
    const other = `Jonas,${last}er,N,j@${first}.example,,"With ${last}, ${first}"`;
    await importCsv(colleague, `${plain},Title`, other);
  }
  const { removed, found } = await erase({ profileUrl: vera.profileUrl });
  expect(removed).toBe(11);
  expect((await stored()).map(({ title }) => title)).toEqual(aliases.map(() => "With …"));
  for (const { first, last, email } of aliases) {
    expect(await leftOut(plain, `${first},${last},Zeta,${email},`)).toBe(1);
    expect(await leftOut(plain, `${first.charAt(0)}.,${last},Zeta,${email},`)).toBe(1);
    expect(await leftOut(plain, `${first},${last},Zeta,other@z.example,`)).toBe(0);
  }
  // Each name counts at each address, and no more than that: what is kept stays small.
  expect(found.identities.length).toBeLessThan(5_000);
});

describe("what the command says that it kept", () => {
  it("is true of a lead with a name alone, which nothing recognizes", async () => {
    await importCsv(rep, plain, "Vera,Testmann,,,");
    const said = describeErased(await erase({ leadIds: [(await stored())[0]?.id ?? ""] })).join();
    expect(said).toMatch(/Nothing is remembered: no more than a name was known/);
    expect(said).not.toMatch(/those who stay/);
  });

  it("is true of a lead with a name of one word, of which it prints no empty part", async () => {
    await importCsv(rep, plain, ",Testmann,Nordwind,,linkedin.com/in/vera-t", "Vera,,Nordwind,,");
    await importCsv(
      colleague,
      plain,
      ",Testmann,Zeta,,linkedin.com/in/t2",
      ",Testmann,Nordwind,,linkedin.com/in/t3",
    );
    const { found } = await erase({ profileUrl: vera.profileUrl });
    const ids = [...found.leads, ...found.stayed].map(({ id }) => id);
    expect(ids).toHaveLength(2);
    const said = describeFound(found).join("\n");
    for (const id of ids) expect(said).toContain(`${id}: Testmann, Nordwind`);
  });

  it("is true of a creation that runs, with what was typed for it", async () => {
    await importCsv(rep, plain, "Vera,Testmann,Nordwind,,linkedin.com/in/vera-t");
    const { id: leadId = "", orgId = "", ownerId: userId = "" } = (await stored())[0] ?? {};
    const running = { month: "2026-11", state: "unknown", createdAt: 0, sentAt: 0, checkAt: 1e15 } as const;
    const row = { id: "running", orgId, userId, leadId, ...running, contact: { LastName: "Testmann" } };
    await stack.app.database.insert(creations).values(row).run();
    const said = describeErased(await erase({ profileUrl: vera.profileUrl })).join();
    expect(said).toMatch(/what was typed for those that run/);
    expect(said).not.toMatch(/without anything of the person/);
  });
});

describe("a person whom several reps know", () => {
  it("goes from each, by all that is known of them, until nothing new is found", async () => {
    await importCsv(rep, plain, "Vera,Testmann,Nordwind GmbH,vera@nordwind.example,linkedin.com/in/vera-t");
    await importCsv(colleague, plain, "Vera,Testmann,Nordwind GmbH,vera@nordwind.example,");
    await importCsv(admin, plain, "Vera,Testmann,Suedwind AG,vera@home.example,linkedin.com/in/vera-t");
    expect(await erase({ profileUrl: vera.profileUrl })).toMatchObject({ removed: 3 });
    expect(await stored()).toEqual([]);
    expect(await leftOut(plain, "Vera,Testmann,Neue Firma,vera@home.example,")).toBe(1);
  });

  it("goes by a member id, in a profile as in Sales Navigator", async () => {
    const id = "ACwAAAabcdefghijklmnopqrstuv";
    const profileUrl = `https://www.linkedin.com/sales/lead/${id}`;
    await importCsv(rep, plain, `Vera,Testmann,Nordwind,,${profileUrl}`);
    await importCsv(admin, plain, `V.,T.,Beta,,https://www.linkedin.com/in/${id}`);
    expect(await erase({ profileUrl })).toMatchObject({ removed: 2 });
  });

  it("goes by the same words where an erasure was killed between two steps", async () => {
    await importCsv(rep, plain, "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-t");
    await importCsv(colleague, plain, "Vera,Testmann,Suedwind,,linkedin.com/in/vera-t");
    const { database } = stack.app;
    const copies = await database.select().from(leads).all();
    const profiles = await database.select().from(leadProfiles).all();
    // Of other reps: what is found first has the lower id.
    for (let n = 0; n < 60; n++)
      for (const { id, ...row } of copies) {
        const owner = { ownerId: `rep${n}`, id: `${row.email === null ? "z" : "0"}${n}-${id}` };
        await database
          .insert(leads)
          .values({ ...row, ...owner })
          .run();
        for (const { url } of profiles.filter(({ leadId }) => leadId === id))
          await database
            .insert(leadProfiles)
            .values({ orgId: row.orgId, ownerId: owner.ownerId, leadId: owner.id, url })
            .onConflictDoNothing()
            .run();
      }
    const atEnd = (await stored()).length;
    const deleteLeads = await failWrites(database, {
      table: "leads",
      change: "delete",
      when: `(SELECT count(*) FROM leads) <= ${atEnd - 100}`,
      saying: "killed",
    });
    await expect(erase({ email: vera.email })).rejects.toThrow("killed");
    await deleteLeads();
    expect((await stored()).length).toBeLessThan(atEnd);
    await erase({ email: vera.email });
    expect(await stored()).toEqual([]);
  });
});
