import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

interface Draft {
  account: {
    suggestions: { id: string; isExact: boolean; reasons: { text: string }[] }[];
    selected: { id: string } | null;
  };
}
interface Review {
  groups: { accountId: string | null }[];
}

let stack: ContactStack;
let ids: Record<"rep" | "colleague", string>;
const clock = movableClock();

beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
  const { users } = await stack.practice<{ users: { username: string; id: string }[] }>("GET", "/info");
  const idOf = (name: string) => users.find(({ username }) => username.startsWith(`${name}@`))?.id ?? "";
  ids = { rep: idOf("rep"), colleague: idOf("rep2") };
});
afterAll(() => stack.close());
beforeEach(() => configure({ salesTerritories: false }));

/** The org's settings, and so much later that the connector has forgotten what the org said of itself. */
async function configure(settings: Record<string, unknown>): Promise<void> {
  await stack.practice("PATCH", "/settings", settings);
  clock.advance({ minutes: 6 });
}

async function load(object: string, records: Record<string, unknown>[]): Promise<string[]> {
  return (await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, records)).ids;
}

/** Two accounts of one company that differ in nothing that says which a lead is at. */
const twins = (name: string, owners: string[], more: Record<string, unknown>[] = []) =>
  load(
    "Account",
    owners.map((OwnerId, index) => ({
      Name: name,
      OwnerId,
      BillingCountry: "United States",
      ...more[index],
    })),
  );

/** Puts an account into a territory of the rep. */
async function assign(accountId: string | undefined, { isActive = true, State = "Active" } = {}) {
  const name = `T${accountId ?? ""}${String(isActive)}${State}`;
  const [Territory2ModelId] = await load("Territory2Model", [{ Name: name, DeveloperName: name, State }]);
  const [Territory2Id] = await load("Territory2", [{ Name: name, DeveloperName: name, Territory2ModelId }]);
  await load("UserTerritory2Association", [{ UserId: ids.rep, Territory2Id, IsActive: isActive }]);
  const AssociationCause = "Territory2AssignmentRule";
  await load("ObjectTerritory2Association", [{ ObjectId: accountId, Territory2Id, AssociationCause }]);
}

async function suggested(company: string): Promise<Draft["account"]> {
  const { leadId } = await stack.addLead(stack.rep, { company });
  const { status, body } = await stack.rep.get<Draft>(`/v1/leads/${leadId}/draft`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.account;
}

const order = ({ suggestions }: Draft["account"]) => suggestions.map(({ id }) => id);

async function callsOf(work: () => Promise<unknown>): Promise<number> {
  await stack.practice("DELETE", "/requests");
  await work();
  return (await stack.apiCalls()).length;
}

describe("an org with sales territories", () => {
  beforeEach(() => configure({ salesTerritories: true }));

  it("shows the account in the rep's territory first, and says so", async () => {
    const { colleague } = ids;
    const twin = await twins("Brandhofer Turbinen GmbH", [colleague, colleague]);
    expect(await suggested("Brandhofer Turbinen")).toMatchObject({ selected: null });
    await assign(twin[1]);
    const account = await suggested("Brandhofer Turbinen");
    expect(order(account)).toEqual(twin.toReversed());
    expect(account.suggestions[0]?.reasons.map(({ text }) => text)).toContain("In your territory");
    expect(account.selected?.id).toBe(twin[1]);
  });

  it("shows the rep's own account before it, and that before a customer of a colleague", async () => {
    const { rep, colleague } = ids;
    const three = await twins(
      "Ostermoor Pumpen",
      [colleague, colleague, rep],
      [{ Type: "Customer" }, {}, {}],
    );
    await assign(three[1]);
    expect(order(await suggested("Ostermoor Pumpen"))[0]).toBe(three[2]);
    const two = await twins("Lindwurm Pumpen", [colleague, colleague], [{ Type: "Customer" }, {}]);
    expect(order(await suggested("Lindwurm Pumpen"))).toEqual(two);
    await assign(two[1]);
    expect(order(await suggested("Lindwurm Pumpen"))).toEqual(two.toReversed());
  });

  it.each([
    ["where the rep is not active in it", "Halbmond Textil", { isActive: false }],
    ["of a model that is only planned", "Vorhaben Chemie", { State: "Planning" }],
  ])("does not count a territory %s", async (_what, company, assigned) => {
    const { colleague } = ids;
    const two = await twins(company, [colleague, colleague], [{ Type: "Customer" }, {}]);
    await assign(two[1], assigned);
    expect(order(await suggested(company))).toEqual(two);
  });

  it("is asked once more for a list, and only where a territory can tell", { tags: ["night"] }, async () => {
    const { rep, colleague } = ids;
    const companies = Array.from(
      { length: 60 },
      (_, index) => `Quellbach Werk ${String.fromCharCode(65 + (index % 26))}${index}`,
    );
    for (const company of companies) await twins(company, [colleague, colleague]);
    const listOf = async (names: string[]) => {
      const leads = names.map((company, index) => ({ firstName: "Ana", lastName: `Q${index}`, company }));
      return (await stack.rep.post<{ id: string }>("/v1/lead-lists", { name: "L", leads })).body.id;
    };
    const review = async (names: string[]) => {
      const listId = await listOf(names);
      return callsOf(async () => {
        expect((await stack.rep.post<Review>("/v1/batch-reviews", { listId })).status).toBe(200);
      });
    };
    await review(companies);
    const withTerritories = await review(companies);
    await twins("Eigenwerk", [rep]);
    const alone = await review(["Eigenwerk"]);
    await configure({ salesTerritories: false });
    await review(companies);
    expect(withTerritories - (await review(companies))).toBeLessThanOrEqual(1);
    expect(await review(["Eigenwerk"])).toBe(alone);
  });

  it("is done without where it refuses to say", async () => {
    const { colleague } = ids;
    const two = await twins("Verweigert Stahl", [colleague, colleague], [{ Type: "Customer" }, {}]);
    await assign(two[1]);
    const { leadId } = await stack.addLead(stack.rep, { company: "Verweigert Stahl" });
    await configure({ salesTerritories: true });
    await stack.rep.get(`/v1/leads/${leadId}/draft`);
    await stack.practice("PATCH", "/settings", { salesTerritories: false });
    const account = await suggested("Verweigert Stahl");
    expect(order(account)).toEqual(two);
  });
});

it("an org without sales territories is asked for none", async () => {
  const { colleague } = ids;
  await twins("Gewöhnlich Guss", [colleague, colleague]);
  await suggested("Gewöhnlich Guss");
  await stack.practice("DELETE", "/requests");
  await suggested("Gewöhnlich Guss");
  const asked = (await stack.apiCalls()).map(({ path }) => path);
  expect(asked.filter((path) => path.includes("Territory2"))).toEqual([]);
});
