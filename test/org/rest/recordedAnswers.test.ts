import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { hasReference, recorded, referenceNote } from "../testing/recorded.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty", settings: { duplicateRule: "alert" } });
  admin = await signIn(running, "admin@practice.example");
  await admin.rest("/sobjects/Contact", { method: "POST", json: person });
});
afterAll(() => running.close());

const person = { FirstName: "Known", LastName: "Already", Email: "known@practice.example" };
const twin = { attributes: { type: "Contact" }, ...person };
const account = (Name: string) => ({ attributes: { type: "Account" }, Name });

/** Masks ids, which differ between orgs. Everything else must be equal. */
const masked = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer).replaceAll(/"(?:001|003)[0-9A-Za-z]{15}"/g, '"an id"'));

describe.skipIf(!hasReference)(`the answers that Salesforce was recorded to give (${referenceNote})`, () => {
  const collection = async (allOrNone: boolean, records: object[]) =>
    masked((await admin.rest("/composite/sobjects", { method: "POST", json: { allOrNone, records } })).body);

  test("a collection gets the recorded answers: all well, one refused, and one refused with all the others undone", async () => {
    const theirs = recorded("composite_sobjects_collections");
    expect(await collection(false, [account("A"), account("B")])).toEqual(masked(theirs["success"]));
    expect(await collection(false, [twin, account("C")])).toEqual(masked(theirs["partial_allOrNone_false"]));
    expect(await collection(true, [twin, account("D")])).toEqual(
      masked(theirs["rolled_back_allOrNone_true"]),
    );
  });

  test("a composite request gets the recorded answer when a record within a collection brings it down", async () => {
    const base = "/services/data/v67.0";
    const compositeRequest = [
      {
        method: "POST",
        url: `${base}/composite/sobjects`,
        referenceId: "collection1",
        body: { allOrNone: false, records: [account("E"), twin] },
      },
      {
        method: "POST",
        url: `${base}/sobjects/Contact`,
        referenceId: "newContact",
        body: { LastName: "Never" },
      },
    ];
    const { body } = await admin.rest("/composite", {
      method: "POST",
      json: { allOrNone: true, compositeRequest },
    });
    const { compositeResponse } = recorded("composite_allornone_case4");
    expect(masked(body)).toEqual({ compositeResponse: masked(compositeResponse) });
  });

  test("suggestions get the recorded answer", async () => {
    const names = [
      "National Utility Service",
      "National Utility Service",
      "National Urban Technology Center",
    ];
    await practice(
      running,
      "POST",
      "/records/Account",
      names.map((Name) => ({ Name })),
    );
    const { body } = await admin.rest("/search/suggestions?q=national+u&sobject=Account");
    const ids = (answer: unknown): unknown =>
      JSON.parse(JSON.stringify(answer).replaceAll(/001[0-9A-Za-z]{12,15}/g, "an id"));
    expect(ids(body)).toEqual(ids(recorded("search_suggestions")["single"]));
  });

  test("limits get the recorded answer, as far as this org has them", async () => {
    const theirs = recorded("limits") as Record<string, object>;
    const ours = (await admin.rest("/limits")).body as Record<string, object>;
    // Recorded answers also have each app's usage, which differs between orgs.
    const counted = { Max: expect.any(Number) as number, Remaining: expect.any(Number) as number };
    for (const [name, limit] of Object.entries(ours)) {
      expect(limit, name).toEqual(counted);
      if (name in theirs) expect(theirs[name], name).toMatchObject(counted);
    }
    expect(Object.keys(ours).filter((name) => name in theirs).length).toBeGreaterThan(20);
  });
});
