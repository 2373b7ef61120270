import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
  rep = await signIn(running, "rep@practice.example");
  admin = await signIn(running, "admin@practice.example");
});
afterAll(() => running.close());

test("versions run from 45.0 to 68.0, each with the release it came in", async () => {
  const versions = (await (await fetch(`${running.url}/services/data`)).json()) as {
    label: string;
    version: string;
  }[];
  expect(versions[0]).toEqual({ label: "Spring '19", url: "/services/data/v45.0", version: "45.0" });
  expect(versions.at(-1)).toEqual({ label: "Winter '27", url: "/services/data/v68.0", version: "68.0" });
  const get = (version: string) =>
    fetch(`${running.url}/services/data/${version}/limits`, {
      headers: { Authorization: `Bearer ${rep.token}` },
    });
  expect((await get("v45.0")).status).toBe(200);
  for (const version of ["v44.0", "v69.0", "67.0", "v67"]) expect((await get(version)).status).toBe(404);
});

test("a doubled slash, as clients with a slashed instance URL send it, makes no difference", async () => {
  const answer = await fetch(`${running.url}//services/data/v67.0/sobjects/Contact/describe`, {
    headers: { Authorization: `Bearer ${rep.token}` },
  });
  expect(answer.status).toBe(200);
});

test("a URI longer than 16,384 bytes is refused with 414", async () => {
  const { status } = await rep.rest(`/query?q=${"x".repeat(16_400)}`);
  expect(status).toBe(414);
});

test("a describe that has not changed since is not sent again", async () => {
  const first = await rep.rest("/sobjects/Account/describe");
  const since = first.headers.get("Last-Modified") ?? "";
  const again = await rep.rest("/sobjects/Account/describe", { headers: { "If-Modified-Since": since } });
  expect(again).toMatchObject({ status: 304, body: null });
});

test("bodies may come gzipped, and answers go so to who accepts it", async () => {
  const { status, body } = await rep.rest("/sobjects/Contact", {
    method: "POST",
    headers: { "Content-Encoding": "gzip" },
    body: gzipSync(JSON.stringify({ LastName: "Zipped" })),
  });
  expect({ status, body }).toMatchObject({ status: 201, body: { success: true } });
  const raw = await rep.rest("/sobjects", { headers: { "Accept-Encoding": "gzip" } });
  expect(raw.headers.get("Content-Encoding")).toBe("gzip");
  const broken = await rep.rest("/sobjects/Contact", {
    method: "POST",
    headers: { "Content-Encoding": "gzip" },
    body: "not gzip",
  });
  expect(broken.status).toBe(400);
});

test("a method that a resource has not is 405, naming those it has", async () => {
  const { status, body } = await rep.rest("/limits", { method: "DELETE" });
  expect({ status, body }).toEqual({
    status: 405,
    body: [{ message: "HTTP Method 'DELETE' not allowed. Allowed are GET", errorCode: "METHOD_NOT_ALLOWED" }],
  });
  expect((await rep.rest("/nothing", { method: "DELETE" })).status).toBe(404);
});

test("a body of another kind than JSON is 415", async () => {
  const headers = { "Content-Type": "application/x-yaml" };
  const answer = await rep.rest("/sobjects/Contact", { method: "POST", body: "LastName: x", headers });
  expect(answer).toMatchObject({ status: 415, body: [{ errorCode: "UNSUPPORTED_MEDIA_TYPE" }] });
});

describe("in XML, for who accepts nothing else", () => {
  const headers = { Accept: "application/xml" };

  test("records, queries and errors read as Salesforce writes them", async () => {
    const { body } = await rep.rest("/query?q=SELECT+Name+FROM+Account+WHERE+Name='Northwind+Energy'", {
      headers,
    });
    expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><QueryResult><totalSize>1<\/totalSize>/);
    expect(body).toContain("<Name>Northwind Energy</Name>");
    const refused = await rep.rest("/sobjects/Nothing", { headers });
    expect(refused.status).toBe(404);
    expect(refused.body).toContain("<Errors><Error><message>The requested resource does not exist</message>");
  });

  test("special characters are escaped", async () => {
    const soql = "SELECT+Name+FROM+Account+WHERE+Name+LIKE+'Müller+%26+S%25'";
    const { body } = await rep.rest(`/query?q=${soql}`, { headers });
    expect(body).toContain("<Name>Müller &#38; Söhne Maschinenbau GmbH</Name>");
  });
});

describe("around the records of an object", () => {
  test("relationships are followed from a record: to its parent, to its children", async () => {
    const { records } = await rep.connection.query<{ Id: string; AccountId: string }>(
      "SELECT Id, AccountId FROM Contact WHERE LastName = 'Voss'",
    );
    const [voss] = records;
    const parent = await rep.rest(`/sobjects/Contact/${voss?.Id}/Account?fields=Name`);
    expect(parent).toMatchObject({ status: 200, body: { Name: "Northwind Energy", Id: voss?.AccountId } });
    const children = await rep.rest(`/sobjects/Account/${voss?.AccountId}/Contacts?fields=Id,LastName`);
    expect((children.body as { records: { LastName: string }[] }).records).toContainEqual(
      expect.objectContaining({ LastName: "Voss" }),
    );
    expect((await rep.rest(`/sobjects/Contact/${voss?.Id}/ReportsTo`)).status).toBe(404);
    expect((await rep.rest(`/sobjects/Contact/${voss?.Id}/Nonsense`)).status).toBe(404);
  });

  test("what changed and what was deleted is listed for replicas", async () => {
    const contacts = rep.connection.sobject("Contact");
    const kept = await contacts.create({ LastName: "Kept" });
    const gone = await contacts.create({ LastName: "Gone" });
    await contacts.destroy(gone.id ?? "");
    const [start, end] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
    const updated = await contacts.updated(start, end);
    expect(updated.ids).toContain(kept.id);
    expect(updated.ids).not.toContain(gone.id);
    const deleted = await contacts.deleted(start, end);
    expect(deleted.deletedRecords.map((each) => each.id)).toContain(gone.id);
  });

  test("records are counted whatever the caller may see", async () => {
    const { body } = await rep.rest("/limits/recordCount?sObjects=Account,Lead");
    expect(body).toMatchObject({ sObjects: [{ name: "Account" }, { name: "Lead" }] });
    const [account] = (body as { sObjects: { count: number }[] }).sObjects;
    expect(account?.count).toBeGreaterThan(200);
  });

  test("every address that describe names answers", async () => {
    const { body } = await admin.rest("/sobjects/Contact/describe");
    const { urls } = body as { urls: Record<string, string> };
    for (const [name, url] of Object.entries(urls)) {
      if (url.includes("{ID}") || url.startsWith("http")) continue;
      const { status } = await admin.rest(url.replace("/services/data/v67.0", ""));
      expect({ name, status }).toEqual({ name, status: 200 });
    }
  });
});
