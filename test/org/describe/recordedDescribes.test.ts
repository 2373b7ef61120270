import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { hasReference, recorded, referenceNote } from "../testing/recorded.ts";
import { signIn, type SignedIn } from "../testing/signIn.ts";

type Described = Record<string, unknown>;

const objects = ["Account", "Contact", "Lead", "Opportunity", "OpportunityContactRole"];

/** Fields that the recording org had added itself. */
const isCustom = (name: string) => name.endsWith("__c");

/** Properties that differ between orgs, or were removed from the recordings. */
const orgSpecific = new Set(["urls", "recordTypeInfos", "childRelationships", "fields"]);

/** Properties that later API versions added or changed, so that recordings of old ones lack them. */
const addedLater = new Set([
  "associateEntityType",
  "associateParentEntity",
  "sobjectDescribeOption",
  "supportedScopes",
]);

describe.skipIf(!hasReference)(`describes agree with recorded ones (${referenceNote})`, () => {
  let running: RunningOrg;
  let admin: SignedIn;

  beforeAll(async () => {
    running = await startPracticeOrg();
    admin = await signIn(running, "admin@practice.example");
  });
  afterAll(() => running.close());

  test.each(objects)("every property of every standard field of %s is as recorded", async (name) => {
    const theirs = fieldsOf(recorded(`${name}_describe`));
    const ours = fieldsOf((await admin.rest(`/sobjects/${name}/describe`)).body as Described);
    const differences: string[] = [];
    for (const [fieldName, field] of theirs) {
      const own = ours.get(fieldName);
      if (own === undefined) differences.push(`${fieldName}: missing`);
      else differences.push(...differing(fieldName, field, own));
    }
    expect(differences).toEqual([]);
  });

  test.each(objects)("the standard fields of %s come in the recorded order", async (name) => {
    const theirs = [...fieldsOf(recorded(`${name}_describe`)).keys()];
    const described = (await admin.rest(`/sobjects/${name}/describe`)).body as Described;
    const ours = [...fieldsOf(described).keys()];
    expect(ours).toEqual(theirs);
  });

  test.each(objects)("the properties of %s itself are as recorded", async (name) => {
    const theirs = recorded(`${name}_describe`);
    const ours = (await admin.rest(`/sobjects/${name}/describe`)).body as Described;
    const differences = Object.entries(theirs)
      .filter(([key]) => !orgSpecific.has(key) && key !== "supportedScopes")
      .filter(([key, value]) => JSON.stringify(ours[key]) !== JSON.stringify(value))
      .map(([key, value]) => `${key}: ${JSON.stringify(ours[key])}, recorded ${JSON.stringify(value)}`);
    expect(differences).toEqual([]);
    const unknown = Object.keys(ours).filter((key) => !(key in theirs) && !addedLater.has(key));
    expect(unknown).toEqual([]);
  });

  test("the global describe says the same of each object that both have", async () => {
    const theirs = byName(recorded("Global_describe")["sobjects"] as Described[]);
    const ours = byName(((await admin.rest("/sobjects")).body as Described)["sobjects"] as Described[]);
    const differences: string[] = [];
    for (const [name, own] of ours) {
      const theirOwn = theirs.get(name);
      if (theirOwn === undefined || name === "Lead") continue;
      for (const [key, value] of Object.entries(theirOwn)) {
        const shown = key === "urls" ? Object.keys(own[key] as object).sort() : own[key];
        const expected = key === "urls" ? Object.keys(value as object).sort() : value;
        if (JSON.stringify(shown) !== JSON.stringify(expected)) {
          differences.push(`${name}.${key}: ${JSON.stringify(shown)}, recorded ${JSON.stringify(expected)}`);
        }
      }
    }
    expect(differences).toEqual([]);
  });

  test("every standard field of the recorded Organization is there, in its form", async () => {
    const theirs = recorded("Organization");
    const { body } = await admin.rest(`/sobjects/Organization/${running.orgId}`);
    const ours = body as Described;
    expect(Object.keys(theirs).filter((key) => !(key in ours))).toEqual([]);
    const kinds = Object.entries(theirs).filter(
      ([key, value]) => value !== null && ours[key] !== null && typeof ours[key] !== typeof value,
    );
    expect(kinds).toEqual([]);
  });
});

function fieldsOf(described: Described): Map<string, Described> {
  const fields = byName(described["fields"] as Described[]);
  return new Map([...fields].filter(([name]) => !isCustom(name)));
}

const byName = (list: Described[]) => new Map(list.map((each) => [String(each["name"]), each]));

function differing(name: string, theirs: Described, ours: Described): string[] {
  return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])]
    .filter((key) => JSON.stringify(theirs[key]) !== JSON.stringify(ours[key]))
    .map((key) => `${name}.${key}: ${JSON.stringify(ours[key])}, recorded ${JSON.stringify(theirs[key])}`);
}
