import { beforeEach, describe, expect, it, vi } from "vitest";
import { explain } from "../matching/people/explain.ts";
import { nobody } from "../matching/people/nobody.fixture.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { createFindings } from "./findings.ts";
import { suggestionsMax } from "./leadPerson.ts";

vi.mock("../matching/people/explain.ts", { spy: true });

const crowd = 3_000;
const maria = { ...nobody, firstName: "Maria", lastName: "Garcia", title: "Buyer", city: "Sevilla" };

/** So many contacts of one name at a company each, a few of them with more. */
function contacts(changes: Record<number, Partial<CrmRecord>> = {}): CrmRecord[] {
  const unknown = { accountId: null, website: null, email: null, phone: null, mobilePhone: null };
  const others = { owner: null, lastActivity: null, externalLeadId: null, profileUrls: [] };
  return Array.from({ length: crowd }, (_, place) => ({
    id: `003${place}`,
    object: "Contact",
    firstName: "Maria",
    lastName: "Garcia",
    title: "Head of Legal",
    company: `Filler ${place}`,
    city: null,
    country: null,
    ...unknown,
    ...others,
    ...changes[place],
  }));
}

const find = async (records: CrmRecord[], lead = maria) => {
  const findings = createFindings([lead]);
  await findings.add({ records });
  const [found] = findings.matches;
  return {
    findings,
    total: found?.total,
    best: (found?.best ?? []).map(({ candidate, level }) => ({ id: records[candidate]?.id, level })),
  };
};

beforeEach(() => void vi.clearAllMocks());

describe("a lead whose name thousands have", () => {
  it("is explained to those who are shown, and no others", async () => {
    const { best, total } = await find(contacts());
    expect(explain).toHaveBeenCalledTimes(suggestionsMax);
    expect(best).toHaveLength(suggestionsMax);
    expect(total).toBe(crowd);
  });

  it("is nobody's likely match, and those with most in common come first", async () => {
    const lead = { ...maria, company: "Nordwerk AG" };
    const records = contacts({
      2_600: { company: "Nordwerk", title: "Senior Buyer", city: "Sevilla" },
      2_900: { company: "Nordwerk" },
    });
    const { best } = await find(records, lead);
    expect(best.slice(0, 2).map(({ id }) => id)).toEqual(["0032600", "0032900"]);
    expect(best.filter(({ level }) => level !== "possible")).toEqual([]);
  });

  it.each([
    [
      "phone",
      { phones: ["+34955512345"], company: "Nordwerk" },
      { mobilePhone: "+34 955 512345", title: "Buyer", company: "Nordwerk" },
    ],
    ["e-mail address", { emails: ["maria@nordwerk.example"] }, { email: "Maria@Nordwerk.example" }],
  ])("is found among them by its %s", async (_what, mine, theirs) => {
    const { best } = await find(contacts({ 2_700: theirs }), { ...maria, ...mine });
    expect(best[0]).toMatchObject({ id: "0032700", level: expect.not.stringContaining("possible") });
  });
});
