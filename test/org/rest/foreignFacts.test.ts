import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
  rep = await signIn(running, "rep@practice.example");
  admin = await signIn(running, "admin@practice.example");
});
afterAll(() => running.close());

const create = async (object: string, json: object) =>
  (await rep.rest(`/sobjects/${object}`, { method: "POST", json })).body as { id: string };
const first = (body: unknown) => (body as { errorCode: string; message: string }[])[0];

describe("an answer", () => {
  it("says JSON with its character set", async () => {
    const { headers } = await rep.rest("/limits");
    expect(headers.get("content-type")).toBe("application/json;charset=UTF-8");
  });

  it("names the kind of token where it refuses one", async () => {
    const answer = await fetch(`${running.url}/services/data/v67.0/limits`, {
      headers: { Authorization: "Bearer 00D!no" },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Token");
  });

  it("refuses a body of another kind with 415", async () => {
    const answer = await rep.rest("/sobjects/Account", {
      method: "POST",
      headers: { "Content-Type": "application/pdf" },
      body: "%PDF",
    });
    expect(answer.status).toBe(415);
    expect(first(answer.body)?.errorCode).toBe("UNSUPPORTED_MEDIA_TYPE");
  });

  it("takes a URI of 12,000 bytes", async () => {
    const soql = `SELECT Id FROM Account WHERE Name = '${"x".repeat(11_800)}'`;
    expect((await rep.rest(`/query?q=${encodeURIComponent(soql)}`)).status).toBe(200);
  });
});

it("an access token is the 15-character org id, an exclamation mark, then letters, digits, dots and underscores", () => {
  expect(rep.token).toMatch(/^00D\w{12}![A-Za-z0-9._]+$/);
});

it("the resources of a version include identity", async () => {
  const { body } = await rep.rest("/");
  expect(body).toHaveProperty("identity");
});

describe("a record", () => {
  it("keeps e-mail addresses in lower case", async () => {
    const { id } = await create("Contact", { LastName: "Lower", Email: "Ida.Lower@Example.COM" });
    const { body } = await rep.rest(`/sobjects/Contact/${id}?fields=Email`);
    expect(body).toMatchObject({ Email: "ida.lower@example.com" });
  });

  it("is not looked up by an id with a wrong checksum, which is MALFORMED_ID", async () => {
    const { id } = await create("Account", { Name: "Checksum" });
    // It says that all are capitals, digits too.
    const wrong = `${id.slice(0, 15)}555`;
    const answer = await rep.rest(`/sobjects/Account/${wrong}`);
    expect(first(answer.body)?.errorCode).toBe("MALFORMED_ID");
  });

  it("keeps the decimal places that its field has", async () => {
    await practice(running, "POST", "/objects/Account/fields", [
      { name: "Score__c", type: "double" },
      { name: "Price__c", type: "currency" },
    ]);
    const { id } = await create("Account", { Name: "Decimals", Score__c: 3.14, Price__c: 2.5 });
    const { body } = await rep.rest(`/sobjects/Account/${id}?fields=Score__c,Price__c`);
    expect(body).toMatchObject({ Score__c: 3.14, Price__c: 2.5 });
  });

  it("is refused with the field's label for a value off a restricted custom picklist", async () => {
    await practice(running, "POST", "/objects/Account/fields", {
      ...{ name: "Colour__c", label: "Colour", type: "picklist", restricted: true, picklistValues: ["Red"] },
    });
    const answer = await rep.rest("/sobjects/Account", {
      method: "POST",
      json: { Name: "P", Colour__c: "Blue" },
    });
    expect(first(answer.body)?.message).toBe("Colour: bad value for restricted picklist field: Blue");
  });

  it("is refused where country and country code disagree", async () => {
    await practice(running, "PATCH", "/settings", { stateAndCountryPicklists: true });
    const json = { LastName: "Two", MailingCountry: "Germany", MailingCountryCode: "FR" };
    const answer = await rep.rest("/sobjects/Contact", { method: "POST", json });
    await practice(running, "PATCH", "/settings", { stateAndCountryPicklists: false });
    expect(answer.status).toBe(400);
    expect(first(answer.body)?.errorCode).toBe("FIELD_INTEGRITY_EXCEPTION");
  });
});

describe("an upsert", () => {
  it("creates where Id is null", async () => {
    const answer = await rep.rest("/composite/sobjects/Account/Id", {
      method: "PATCH",
      json: { records: [{ attributes: { type: "Account" }, Id: null, Name: "Null" }] },
    });
    expect(answer.body).toMatchObject([{ success: true, created: true }]);
  });

  it("tells whether it created from version 46.0 on", async () => {
    const upsert = async (version: string, key: string) => {
      const answer = await fetch(
        `${running.url}/services/data/v${version}/sobjects/Contact/Crosswalk_Lead__c/${key}`,
        {
          method: "PATCH",
          headers: { Authorization: `Bearer ${rep.token}`, "Content-Type": "application/json" },
          body: JSON.stringify({ LastName: "Up" }),
        },
      );
      return (await answer.json()) as object;
    };
    expect(await upsert("46.0", "a1")).toHaveProperty("created", true);
    expect(await upsert("45.0", "a2")).not.toHaveProperty("created");
  });

  it("says what it had created also where the collection was rolled back", async () => {
    const answer = await rep.rest("/composite/sobjects/Contact/Crosswalk_Lead__c", {
      method: "PATCH",
      json: {
        allOrNone: true,
        records: [
          { attributes: { type: "Contact" }, Crosswalk_Lead__c: "b1", LastName: "Good" },
          { attributes: { type: "Contact" }, Crosswalk_Lead__c: "b2" },
        ],
      },
    });
    expect(answer.body).toMatchObject([
      { success: false, created: true, errors: [{ statusCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK" }] },
      { success: false },
    ]);
  });
});

it("a query is no node of a graph", async () => {
  const answer = await rep.rest("/composite/graph", {
    method: "POST",
    json: {
      graphs: [
        {
          graphId: "g",
          compositeRequest: [
            { method: "GET", url: "/services/data/v67.0/query?q=SELECT+Id+FROM+Account", referenceId: "q" },
          ],
        },
      ],
    },
  });
  expect(answer.status).toBe(400);
});

describe("SOSL", () => {
  const search = (text: string) => rep.rest(`/search?q=${encodeURIComponent(text)}`);

  it("says what is missing where the braces are", async () => {
    const answer = await search("FIND Sample IN ALL FIELDS");
    expect(answer.status).toBe(400);
    expect(first(answer.body)).toEqual({
      errorCode: "MALFORMED_SEARCH",
      message: "No search term found. The search term must be enclosed in braces.",
    });
  });

  it("finds the parts of a word that begin where its case changes", async () => {
    await create("Account", { Name: "SampleAccount2" });
    for (const term of ["Sample", "SampleAccount2", "sampleaccount2", "Sampl*"]) {
      const { body } = await search(`FIND {${term}} IN NAME FIELDS RETURNING Account(Name)`);
      expect(body, term).toMatchObject({ searchRecords: [{ Name: "SampleAccount2" }] });
    }
    const { body } = await search("FIND {ample} IN NAME FIELDS RETURNING Account(Name)");
    expect(body).toMatchObject({ searchRecords: [] });
  });
});

it("Case and Task are plain objects: created, read, queried and deleted", async () => {
  const { id } = await create("Contact", { LastName: "Caller" });
  for (const [object, fields] of [
    ["Case", { Subject: "Help", ContactId: id }],
    ["Task", { Subject: "Call", WhoId: id }],
  ] as const) {
    const made = await create(object, fields);
    expect(made).toMatchObject({ success: true });
    const { body } = await rep.rest(
      `/query?q=${encodeURIComponent(`SELECT Subject FROM ${object} WHERE Id = '${made.id}'`)}`,
    );
    expect(body).toMatchObject({ totalSize: 1, records: [{ Subject: fields.Subject }] });
    expect((await admin.rest(`/sobjects/${object}/${made.id}`, { method: "DELETE" })).status).toBe(204);
  }
});

it("a task is closed while its status says that it is completed", async () => {
  const { id } = await create("Task", { Subject: "Call" });
  const isClosed = async () =>
    (await rep.rest(`/query?q=${encodeURIComponent(`SELECT IsClosed FROM Task WHERE Id = '${id}'`)}`)).body;
  expect(await isClosed()).toMatchObject({ records: [{ IsClosed: false }] });

  await rep.rest(`/sobjects/Task/${id}`, { method: "PATCH", json: { Status: "Completed" } });
  expect(await isClosed()).toMatchObject({ records: [{ IsClosed: true }] });
});

it("a task is about a case as it is about an account, and the case lists it", async () => {
  const { id: caseId } = await create("Case", { Subject: "Help" });
  const { id } = await create("Task", { Subject: "Call", WhatId: caseId });

  const { body } = await rep.rest(
    `/query?q=${encodeURIComponent(`SELECT (SELECT Id, What.Type FROM Tasks) FROM Case WHERE Id = '${caseId}'`)}`,
  );
  expect(body).toMatchObject({ records: [{ Tasks: { records: [{ Id: id, What: { Type: "Case" } }] } }] });
});
