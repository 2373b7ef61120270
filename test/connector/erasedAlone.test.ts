import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import { erasePerson } from "../../connector/privacy/erasePerson.ts";
import { findPerson } from "../../connector/privacy/findPerson.ts";
import { personOf } from "../../connector/privacy/personOf.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

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
beforeEach(() => {
  for (const table of [leadLists, leads, erasedPeople]) stack.app.database.delete(table).run();
});

type Asked = Parameters<typeof personOf>[0];

interface Imported {
  report: { imported: number; erased: number };
}

const importCsv = (client: ApiClient, header: string, ...rows: string[]) =>
  client.post<Imported>("/v1/lead-lists?name=List", [header, ...rows].join("\n"), {
    "content-type": "text/csv",
  });
const find = (asked: Asked) => findPerson(stack.app.database, personOf(asked));
const erase = (asked: Asked) => erasePerson({ ...stack.app, now: stack.app.clock() }, personOf(asked));
const stored = () => stack.app.database.select().from(leads).all();
const lastNames = () => stored().map(({ lastName }) => lastName);

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
const vera = { profileUrl: "https://www.linkedin.com/in/vera-t", email: "vera@nordwind.example" };

describe("people beside the one who is erased", () => {
  it("stay, and are imported again, where their rows have the person's address in a further column", async () => {
    const header = "First Name,Last Name,Company,Email,Manager Email,Profile URL";
    const kim =
      "Kim,Muster,Nordwind GmbH,kim@nordwind.example,vera@nordwind.example,linkedin.com/in/kim-muster";
    const lee = "Lee,Other,Nordwind GmbH,lee@nordwind.example,vera@nordwind.example,";
    await importCsv(rep, header, "Vera,Chef,Nordwind GmbH,vera@nordwind.example,,", kim, lee);
    expect(await erase({ email: vera.email })).toMatchObject({ removed: 1 });
    expect(lastNames()).toEqual(["Muster", "Other"]);
    expect(JSON.stringify(stored())).not.toContain("vera@");
    expect(await leftOut(header, kim, lee)).toBe(0);
    expect(JSON.stringify(stored())).not.toContain("vera@");
  });

  it("are not remembered where nothing but an address that several have tells who was meant", async () => {
    await importCsv(
      rep,
      plain,
      "Mira,Testfeld,Nordwind,info@nordwind.example,linkedin.com/in/mira-t",
      "Jonas,Beispiel,Nordwind,info@nordwind.example,linkedin.com/in/jonas-b",
    );
    const asked = { email: "info@nordwind.example" };
    expect(find(asked)).toMatchObject({ leads: [{}, {}], isOnePerson: false });
    await erase(asked);
    expect(await leftOut(plain, "Jonas,Beispiel,Nordwind,,linkedin.com/in/jonas-b")).toBe(0);
    expect(await leftOut(plain, "Kim,Muster,,info@nordwind.example,")).toBe(1);
  });

  it("stay where the name that is asked for says who of them is meant", async () => {
    await importCsv(
      rep,
      plain,
      "Mira,Testfeld,Nordwind,info@nordwind.example,linkedin.com/in/mira-t",
      "Jonas,Beispiel,Nordwind,INFO@nordwind.example,linkedin.com/in/jonas-b",
    );
    await erase({ email: "info@nordwind.example", name: "Mira Testfeld" });
    expect(stored()).toMatchObject([{ lastName: "Beispiel", email: "info@nordwind.example" }]);
    expect(await leftOut(plain, "Mira,T.,,,linkedin.com/in/mira-t")).toBe(1);
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
    expect(stored()).toMatchObject([
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
    expect(stored()).toMatchObject([
      {
        lastName: "Testmann",
        company: "Praxis Vera Testmann",
        extra: { Notes: "Vera Testmann opens in May" },
      },
    ]);
  });
});

describe("a person whom several reps know", () => {
  it("goes from each, by all that is known of them, until nothing new is found", async () => {
    await importCsv(rep, plain, "Vera,Testmann,Nordwind GmbH,vera@nordwind.example,linkedin.com/in/vera-t");
    await importCsv(colleague, plain, "Vera,Testmann,Nordwind GmbH,vera@nordwind.example,");
    await importCsv(admin, plain, "Vera,Testmann,Suedwind AG,vera@home.example,linkedin.com/in/vera-t");
    expect(await erase({ profileUrl: vera.profileUrl })).toMatchObject({ removed: 3 });
    expect(stored()).toEqual([]);
    expect(await leftOut(plain, "Vera,Testmann,Neue Firma,vera@home.example,")).toBe(1);
  });
});
