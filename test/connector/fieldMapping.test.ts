import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Draft {
  fields: { name: string; source: string | null }[];
  contact: Record<string, unknown>;
  leftOut: string[];
}

let stack: ContactStack;
let admin: ApiClient;
const clock = movableClock();

const line = (field: string | null, source: string, value: string | null = null) => ({
  ...{ object: "Contact", field, source, value },
});

const lines = [
  line("Profile__c", "profileUrl"),
  line("Town__c", "city"),
  line("Region__c", "state"),
  line("From_List__c", "list"),
  line("Imported__c", "importedOn"),
  line("Tier__c", "constant", "Gold"),
  line("Short__c", "company"),
];

beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
  admin = await stack.signIn("admin@practice.example");
  await stack.practice("POST", "/objects/Contact/fields", [
    { name: "Profile__c", label: "Profile", type: "url", length: 255 },
    { name: "Town__c", label: "Town" },
    { name: "Region__c", label: "Region" },
    { name: "From_List__c", label: "From List" },
    { name: "Imported__c", label: "Imported", type: "date" },
    {
      name: "Tier__c",
      label: "Tier",
      type: "picklist",
      restricted: true,
      picklistValues: ["Gold", "Silver"],
    },
    { name: "Rank__c", label: "Rank", type: "picklist", restricted: true, picklistValues: ["First"] },
    { name: "Short__c", label: "Short", length: 3 },
  ]);
  clock.advance({ minutes: 6 });
  const { status, body } = await map(lines);
  expect(status, JSON.stringify(body)).toBe(200);
});
afterAll(() => stack.close());

const map = (fieldMapping: object[]) => admin.put<Problem>("/v1/settings", { fieldMapping });

const contact = (id: string) =>
  stack.org.org.db
    .prepare(
      "SELECT Profile__c, Town__c, Region__c, From_List__c, Imported__c, Tier__c, Short__c FROM Contact WHERE Id = ?",
    )
    .get(id);

const written = (profile: string, list: string) => ({
  Profile__c: profile,
  Town__c: "Pittsburgh",
  Region__c: "Pennsylvania",
  From_List__c: list,
  Imported__c: clock.now().toISOString().slice(0, 10),
  Tier__c: "Gold",
  // The company's name is longer than the field.
  Short__c: null,
});

const place = { location: "Pittsburgh, Pennsylvania, United States" };

describe("what an admin maps", () => {
  it("is in the form of a lead, and in its contact", async () => {
    const { leadIds, listId } = await addList(stack, 1, (lead) => ({ ...lead, ...place }));
    const { body: draft } = await stack.rep.get<Draft>(`/v1/leads/${leadIds[0]}/draft?listId=${listId}`);
    expect(draft.contact).toMatchObject({ Town__c: "Pittsburgh", Tier__c: "Gold" });
    expect(draft.fields.find(({ name }) => name === "Profile__c")).toMatchObject({ source: "lead" });
    expect(draft.leftOut).toEqual([]);
    const { body } = await stack.rep.post<{ contactId: string }>("/v1/contacts", {
      ...{ leadId: leadIds[0], listId, contact: draft.contact },
    });
    const name = await nameOf(listId);
    expect(contact(body.contactId)).toEqual(written(String(draft.contact["Profile__c"]), name));
  });

  it("is in the contacts of a batch", async () => {
    const { leadIds, listId } = await addList(stack, 2, (lead) => ({ ...lead, ...place }));
    const id = await startBatch(stack.rep, { leadIds, listId, rows: [] });
    await batchIn(stack.rep, id, "finished");
    const name = await nameOf(listId);
    for (const { contactId } of await rowsOf(stack.rep, id))
      expect(contact(contactId ?? "")).toEqual(written(expect.stringContaining("/in/uma-") as never, name));
  });

  it("is left out, and said, where the rep may not edit the field", async () => {
    const fieldPermissions = { "Contact.Tier__c": { readable: true, editable: false } };
    await stack.practice("PATCH", "/users/rep2@practice.example", { fieldPermissions });
    const colleague = await stack.signIn("rep2@practice.example");
    const { leadIds, listId } = await addList(stack, 1, (lead) => ({ ...lead, ...place }), colleague);
    const { body } = await colleague.get<Draft>(`/v1/leads/${leadIds[0]}/draft`);
    expect(body.leftOut).toEqual([expect.stringContaining("Contact.Tier__c")]);
    const review = await colleague.post<Draft>("/v1/batch-reviews", { listId });
    expect(review.body.leftOut).toEqual(body.leftOut);
    const made = await colleague.post<{ contactId: string }>("/v1/contacts", {
      ...{ leadId: leadIds[0], contact: body.contact },
    });
    expect(contact(made.body.contactId)).toMatchObject({ Town__c: "Pittsburgh", Tier__c: null });
  });

  it("is where matching looks for a profile from then on", async () => {
    const url = "https://www.linkedin.com/in/somebody-with-another-name";
    await stack.practice("POST", "/records/Contact", [
      { FirstName: "Zuleika", LastName: "Otherwise", Profile__c: url, AccountId: stack.account.id },
    ]);
    const { leadId } = await stack.addLead(stack.rep, { profileUrl: url });
    const { body } = await stack.rep.get<{ items: { name: string; level: string }[] }>(
      `/v1/leads/${leadId}/matches`,
    );
    expect(body.items[0]).toMatchObject({ name: "Zuleika Otherwise", level: "certain" });
  });

  it.each([
    ["a field that the org does not have", line("Nowhere__c", "title"), "fieldMapping.7.field"],
    ["a field that Crosswalk fills in itself", line("LastName", "title"), "fieldMapping.7.field"],
    ["a field of another line", line("Town__c", "title"), "fieldMapping.7.field"],
    ["a date for a title", line("Birthdate", "title"), "fieldMapping.7.source"],
    [
      "a value that a picklist does not have",
      line("Rank__c", "constant", "Platinum"),
      "fieldMapping.7.value",
    ],
    ["nothing as a constant", line("Department", "constant", " "), "fieldMapping.7.value"],
  ])("is refused with its line: %s", async (_what, wrong, field) => {
    const { status, body } = await map([...lines, wrong]);
    expect([status, body.code]).toEqual([400, "request-invalid"]);
    expect(body.fields).toMatchObject([{ field }]);
  });

  it("shows in the diagnosis when the org has changed", async () => {
    const stored = [...lines, line("Department", "title")];
    expect((await map(stored)).status).toBe(200);
    const fieldPermissions = { "Contact.Department": { readable: false, editable: false } };
    await stack.practice("PATCH", "/users/admin@practice.example", { fieldPermissions });
    clock.advance({ minutes: 6 });
    const { body } = await admin.get<{ checks: { id: string; state: string }[] }>("/v1/connection/diagnosis");
    expect(body.checks.find(({ id }) => id === "field-mapping")).toMatchObject({ state: "failed" });
  });
});

async function nameOf(listId: string): Promise<string> {
  return (await stack.rep.get<{ name: string }>(`/v1/lead-lists/${listId}`)).body.name;
}
