import { expect, it } from "vitest";
import type { RequestContext } from "../context.ts";
import type { Person } from "../matching/person.ts";
import { createMemory } from "../work/memory.ts";
import { describedContact, describedField } from "../salesforce/described.fixture.ts";
import { createPatience } from "../salesforce/patience.ts";
import { everybodyNear } from "./everybody.ts";

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

const leads = 150;
const unfilterable = { filterable: false, encrypted: true };
const contact = describedContact();
const encrypted = {
  ...contact,
  fields: contact.fields.map((field) =>
    ["FirstName", "LastName"].includes(field.name) ? describedField(field.name, unfilterable) : field,
  ),
};

/** A list of leads at one company each, in an org whose contacts have the names. */
async function search(
  person: (index: number) => Partial<Person>,
  nameOf: (index: number) => object,
  size: number,
) {
  const nobody = { sourceName: null, emails: [], phones: [], title: null, company: null, website: null };
  const unknown = { ...nobody, formerCompanies: [], city: null, country: null, profileKeys: [] };
  const people = Array.from({ length: leads }, (_, index): Person => {
    return { firstName: "", lastName: "", ...unknown, ...person(index) };
  });
  const records = Array.from({ length: size }, (_, index) => ({
    Id: `003${String(index).padStart(12, "0")}AAA`,
    ...nameOf(index),
  }));
  let calls = 0;
  const request = (_method: string, _path: string, { compositeRequest }: Sent) => {
    calls += 1;
    const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
      const soql = decodeURIComponent(url).split("q=", 2)[1] ?? "";
      const [, after = ""] = /Id > '(\w+)'/.exec(soql) ?? [];
      const [, before = "~"] = /Id < '(\w+)'/.exec(soql) ?? [];
      const between = records.filter(({ Id }) => Id > after && Id < before);
      const all = soql.includes(" Id DESC ") ? between.toReversed() : between;
      const from = soql.endsWith(" OFFSET 2000") ? 2_000 : 0;
      const body = { records: all.slice(from, from + 2_000), totalSize: size };
      return { referenceId, httpStatusCode: 200, body };
    });
    return Promise.resolve({ status: 200, headers: {}, body: { compositeResponse } });
  };
  const ctx = {
    caller: { orgId: "00D000000000001" },
    memory: createMemory(() => 0),
    salesforce: { apiVersion: "67.0", waitingReads: [], request },
  } as unknown as RequestContext;
  const objects = { account: null, contact: encrypted, salesforceLead: null };
  const plans = {
    slowFields: new Set<string>(),
    bigObjects: new Set<string>(),
    sizes: new Map([["Contact", size]]),
  };
  const found = await everybodyNear(ctx, objects, people, { plans, patience: createPatience(undefined) });
  return { ...found, calls };
}

it("whoever may be one of the people is taken, and nobody else", async () => {
  const { records, counts, left } = await search(
    (index) => ({ firstName: "Thandiwe", lastName: `Mokoena${"x".repeat(index)}` }),
    (index) =>
      index === 7 ? { FirstName: "Thandiwe", LastName: "Mokoena" } : { FirstName: "Bo", LastName: "Quist" },
    2_500,
  );
  expect(records.map(({ id }) => id)).toEqual(["003000000000007AAA"]);
  expect(counts).not.toBeNull();
  expect(left.contact).toBeNull();
});

it("nobody is taken, nor read to the end, where comparing so many leads with so many of their name would take long", async () => {
  const found = await search(
    () => ({ firstName: "John", lastName: "Smith" }),
    () => ({ FirstName: "John", LastName: "Smith" }),
    15_000,
  );
  expect(found).toMatchObject({ records: [], counts: null, left: { contact: encrypted }, calls: 1 });
});
