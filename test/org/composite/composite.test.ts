import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type RestAnswer, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let accountId: string;
let opportunityId: string;

beforeAll(async () => {
  running = await startPracticeOrg();
  rep = await signIn(running, "rep@practice.example");
  const find = async (soql: string) =>
    (await rep.connection.query<{ Id: string }>(soql)).records[0]?.Id ?? "";
  accountId = await find("SELECT Id FROM Account WHERE Name = 'Northwind Energy'");
  opportunityId = await find("SELECT Id FROM Opportunity WHERE IsClosed = false");
});
afterAll(() => running.close());

interface Result {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

const base = "/services/data/v67.0";
const contact = (referenceId: string, body: object) => ({
  method: "POST",
  url: `${base}/sobjects/Contact`,
  referenceId,
  body,
});
const role = (contactReference: string, body: object = {}) => ({
  method: "POST",
  url: `${base}/sobjects/OpportunityContactRole`,
  referenceId: "role",
  body: { OpportunityId: opportunityId, ContactId: `@{${contactReference}.id}`, Role: "Influencer", ...body },
});
const named = async (lastName: string) =>
  (await rep.connection.query(`SELECT count() FROM Contact WHERE LastName = '${lastName}'`)).totalSize;
const results = ({ body }: RestAnswer) => (body as { compositeResponse: Result[] }).compositeResponse;
const composite = (json: object, headers: Record<string, string> = {}) =>
  rep.rest("/composite", { method: "POST", json, headers });

describe("a composite request", () => {
  test("a later subrequest uses what an earlier one answered", async () => {
    const answer = await composite({
      allOrNone: true,
      compositeRequest: [
        contact("contact", { LastName: "Chained", AccountId: accountId }),
        role("contact"),
        {
          method: "GET",
          url: `${base}/query?q=SELECT+Id,Role+FROM+OpportunityContactRole+WHERE+ContactId='@{contact.id}'`,
          referenceId: "found",
        },
      ],
    });
    expect(answer.status).toBe(200);
    const [created, linked, found] = results(answer);
    expect(created).toMatchObject({ httpStatusCode: 201, referenceId: "contact" });
    expect(created?.httpHeaders["Location"]).toMatch(/^\/services\/data\/v67\.0\/sobjects\/Contact\/003/);
    expect(linked).toMatchObject({ httpStatusCode: 201, body: { success: true } });
    expect(found).toMatchObject({
      httpStatusCode: 200,
      body: { totalSize: 1, records: [{ Role: "Influencer" }] },
    });
  });

  test("one failure undoes all with allOrNone, the culprit keeping its own error", async () => {
    const answer = await composite({
      allOrNone: true,
      compositeRequest: [
        contact("contact", { LastName: "Undone" }),
        role("contact", { OpportunityId: "nonsense" }),
        contact("later", { LastName: "Undone" }),
      ],
    });
    expect(answer.status).toBe(200);
    const halted = {
      httpStatusCode: 400,
      body: [
        {
          errorCode: "PROCESSING_HALTED",
          message: "The transaction was rolled back since another operation in the same transaction failed.",
        },
      ],
    };
    expect(results(answer)).toMatchObject([
      halted,
      { httpStatusCode: 400, body: [{ errorCode: "MALFORMED_ID" }] },
      halted,
    ]);
    expect(await named("Undone")).toBe(0);
  });

  test("the rest stands without allOrNone, and what refers to the failure says so", async () => {
    const answer = await composite({
      compositeRequest: [
        contact("bad", { FirstName: "x" }),
        role("bad"),
        contact("good", { LastName: "Stands" }),
      ],
    });
    expect(results(answer).map((each) => each.httpStatusCode)).toEqual([400, 400, 201]);
    expect(results(answer)[1]?.body).toMatchObject([{ errorCode: "PROCESSING_HALTED" }]);
    expect(await named("Stands")).toBe(1);
  });

  test("a collection inside that fails in part undoes the whole, as recorded", async () => {
    const records = [
      { attributes: { type: "Contact" }, LastName: "Partly" },
      { attributes: { type: "Contact" }, FirstName: "x" },
    ];
    const answer = await composite({
      allOrNone: true,
      compositeRequest: [
        {
          method: "POST",
          url: `${base}/composite/sobjects`,
          referenceId: "collection",
          body: { allOrNone: false, records },
        },
        contact("contact", { LastName: "Partly" }),
      ],
    });
    expect(results(answer)).toMatchObject([
      {
        httpStatusCode: 200,
        body: [{ success: true }, { success: false, errors: [{ statusCode: "REQUIRED_FIELD_MISSING" }] }],
      },
      { httpStatusCode: 400, body: [{ errorCode: "PROCESSING_HALTED" }] },
    ]);
    expect(await named("Partly")).toBe(0);
  });

  test("gives a subrequest the headers that are written with it, and none of its own", async () => {
    await practice(running, "PATCH", "/settings", { duplicateRule: "alert" });
    const twin = contact("twin", {
      FirstName: "Maren",
      LastName: "Voss",
      Email: "m.voss@northwind-energy.example",
    });
    const httpHeaders = { "Sforce-Duplicate-Rule-Header": "allowSave=true" };
    const refused = await composite({ compositeRequest: [twin] }, httpHeaders);
    expect(results(refused)[0]?.httpStatusCode).toBe(400);
    const saved = await composite({ compositeRequest: [{ ...twin, httpHeaders }] });
    expect(results(saved)[0]?.httpStatusCode).toBe(201);
    await practice(running, "PATCH", "/settings", { duplicateRule: "off" });
    const own = { ...twin, httpHeaders: { accept: "application/json" } };
    expect((await composite({ compositeRequest: [own] })).status).toBe(400);
  });

  test("counts as one API call", async () => {
    const used = async () => {
      const { headers } = await rep.rest("/limits");
      return Number(/api-usage=(\d+)/.exec(headers.get("Sforce-Limit-Info") ?? "")?.[1]);
    };
    const before = await used();
    const read = (referenceId: string) => ({ method: "GET", url: `${base}/limits`, referenceId });
    await composite({ compositeRequest: [read("a"), read("b"), read("c")] });
    expect(await used()).toBe(before + 2);
  });
});

describe("a request of graphs", () => {
  const graph = (graphs: object[]) => rep.rest("/composite/graph", { method: "POST", json: { graphs } });
  const one = (graphId: string, lastName: string | null) => ({
    graphId,
    compositeRequest: [
      contact(`contact_${graphId}`, { LastName: lastName }),
      { ...role(`contact_${graphId}`), referenceId: `role_${graphId}` },
    ],
  });
  interface GraphAnswer {
    graphs: { graphId: string; isSuccessful: boolean; graphResponse: { compositeResponse: Result[] } }[];
  }

  test("each graph commits or rolls back alone", async () => {
    const { body } = await graph([one("a", "GraphA"), one("b", null), one("c", "GraphC")]);
    expect((body as GraphAnswer).graphs.map((each) => each.isSuccessful)).toEqual([true, false, true]);
    expect(await named("GraphA")).toBe(1);
    expect(await named("GraphC")).toBe(1);
  });
});

describe("requests of collections", () => {
  const typed = (values: object) => ({ attributes: { type: "Contact" }, ...values });

  test("answer a result for each record, errors with statusCode", async () => {
    const created = await rep.connection
      .sobject("Contact")
      .create([{ LastName: "CollectionOne" }, { FirstName: "x" }]);
    expect(created).toMatchObject([
      { success: true, errors: [] },
      { success: false, errors: [{ statusCode: "REQUIRED_FIELD_MISSING", fields: ["LastName"] }] },
    ]);
    expect(await named("CollectionOne")).toBe(1);
  });

  test("undo all with allOrNone, the good ones saying so", async () => {
    const json = { allOrNone: true, records: [typed({ LastName: "Together" }), typed({})] };
    const { status, body } = await rep.rest("/composite/sobjects", { method: "POST", json });
    expect(status).toBe(200);
    expect(body).toMatchObject([
      {
        success: false,
        errors: [
          {
            statusCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            message:
              "Record rolled back because not all records were valid and the request was using AllOrNone header",
            fields: [],
          },
        ],
      },
      { success: false, errors: [{ statusCode: "REQUIRED_FIELD_MISSING" }] },
    ]);
    expect(await named("Together")).toBe(0);
  });

  describe("with allOrNone and a trigger", () => {
    const collect = (lastNames: string[], allOrNone = true) =>
      rep.rest("/composite/sobjects", {
        method: "POST",
        json: {
          allOrNone,
          records: lastNames.map((LastName) => ({ attributes: { type: "Contact" }, LastName })),
        },
      });
    const codes = ({ body }: RestAnswer) =>
      (body as { errors: { statusCode: string }[] }[]).map(({ errors }) => errors[0]?.statusCode ?? null);
    const tooLong = "x".repeat(81);
    const thrown = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY";

    test.each([true, false])(
      "an exception that nothing catches marks all records but those refused before (allOrNone: %s)",
      async (allOrNone) => {
        const name = `Throws${String(allOrNone)}`;
        await practice(running, "POST", "/objects/Contact/triggers", {
          ...{ name, event: "AfterInsert", when: `LastName = '${name}'`, message: "boom" },
        });
        const answer = await collect(["Before", name, "After", tooLong], allOrNone);
        expect(codes(answer)).toEqual([thrown, thrown, thrown, "STRING_TOO_LONG"]);
        expect(await named("Before")).toBe(0);
      },
    );
  });

  test("say of each refused upsert whether it would have created the record", async () => {
    const upsert = (allOrNone: boolean, ...records: object[]) =>
      rep.rest("/composite/sobjects/Contact/Crosswalk_Lead__c", {
        method: "PATCH",
        json: { allOrNone, records: records.map(typed) },
      });
    const old = { Crosswalk_Lead__c: "refused-0", LastName: "Refused" };
    const fresh = { Crosswalk_Lead__c: "refused-1", LastName: "Refused" };
    const wrong = { Crosswalk_Lead__c: "refused-2", LastName: "Refused", OwnerId: "nobody" };
    await upsert(false, old);

    const created = (body: unknown) => (body as { created?: boolean }[]).map((each) => each.created);
    const refused = [old, fresh, wrong, { ...old, OwnerId: "nobody" }];
    expect(created((await upsert(true, ...refused)).body)).toEqual([false, true, true, false]);
    expect(created((await upsert(false, ...refused)).body)).toEqual([false, true, true, false]);
  });
});
