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

test("the versions run from 45.0 to 68.0, each with the release it came in", async () => {
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

test("a slash at the end of a path makes no difference", async () => {
  const answer = await rep.rest("/");
  expect(answer.body).toMatchObject({ sobjects: "/services/data/v67.0/sobjects" });
  expect((await rep.rest("/sobjects/Contact/")).status).toBe(200);
});

test("a URI of more than 16,384 bytes is refused with 414, and headers that are too long with 431", async () => {
  expect((await rep.rest(`/query?q=${"x".repeat(16_400)}`)).status).toBe(414);
  expect((await rep.rest("/limits", { headers: { "X-Long": "x".repeat(16_400) } })).status).toBe(431);
  expect((await rep.rest("/limits", { headers: { "X-Long": "x".repeat(70_000) } })).status).toBe(431);
});

test("an older version of the API lacks what a later one added", async () => {
  const at = async (version: string, path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${admin.token}`, "Content-Type": "application/json" };
    const answer = await fetch(`${running.url}/services/data/${version}${path}`, { ...init, headers });
    return { status: answer.status, text: await answer.text() };
  };
  const graph = { method: "POST", body: JSON.stringify({ graphs: [] }) };
  expect((await at("v49.0", "/composite/graph", graph)).status).toBe(404);
  expect((await at("v50.0", "/composite/graph", graph)).status).toBe(200);
  expect((await at("v46.0", "/jobs/query")).status).toBe(404);
  expect((await at("v47.0", "/jobs/query")).status).toBe(200);
  const fields = `/query?q=${encodeURIComponent("SELECT FIELDS(ALL) FROM Account LIMIT 1")}`;
  expect((await at("v50.0", fields)).text).toContain("unexpected token: 'FIELDS'");
  expect((await at("v51.0", fields)).status).toBe(200);
  const upsert = { method: "PATCH", body: JSON.stringify({ LastName: "Twice" }) };
  const key = "/sobjects/Contact/Crosswalk_Lead__c/twice";
  expect((await at("v45.0", key, upsert)).status).toBe(201);
  expect(await at("v45.0", key, upsert)).toEqual({ status: 204, text: "" });
  expect((await at("v46.0", key, upsert)).text).toContain('"created":false');
});

test("a record is sent or changed only where If-Modified-Since and If-Unmodified-Since allow it", async () => {
  const { id } = await rep.connection.sobject("Contact").create({ LastName: "Conditional" });
  const path = `/sobjects/Contact/${id}`;
  const modified = (await rep.rest(path)).headers.get("Last-Modified") ?? "";
  const before = "Mon, 01 Jan 2001 00:00:00 GMT";
  const get = async (headers: Record<string, string>) => (await rep.rest(path, { headers })).status;
  expect(await get({ "If-Modified-Since": modified })).toBe(304);
  expect(await get({ "If-Modified-Since": before })).toBe(200);
  expect(await get({ "If-Unmodified-Since": modified })).toBe(200);
  expect(await get({ "If-Unmodified-Since": before })).toBe(412);
  expect(await get({ "If-Modified-Since": "not long ago" })).toBe(200);
  const patch = (when: string) =>
    rep.rest(path, { method: "PATCH", json: { Title: "New" }, headers: { "If-Unmodified-Since": when } });
  expect((await patch(before)).status).toBe(412);
  expect((await rep.rest(path)).body).toMatchObject({ Title: null });
  expect((await patch(modified)).status).toBe(204);
  const all = await rep.rest("/sobjects", { headers: { "If-Modified-Since": new Date().toUTCString() } });
  expect(all.status).toBe(304);
});

test("a describe that has not changed since the time in If-Modified-Since is not sent again", async () => {
  const first = await rep.rest("/sobjects/Account/describe");
  const since = first.headers.get("Last-Modified") ?? "";
  const again = await rep.rest("/sobjects/Account/describe", { headers: { "If-Modified-Since": since } });
  expect(again).toMatchObject({ status: 304, body: null });
});

test("an answer is gzipped for a client that accepts it", async () => {
  const raw = await rep.rest("/sobjects", { headers: { "Accept-Encoding": "gzip" } });
  expect(raw.headers.get("Content-Encoding")).toBe("gzip");
});

test("a method that a resource lacks is refused with 405, and the answer names those it has", async () => {
  const { status, body } = await rep.rest("/limits", { method: "DELETE" });
  expect({ status, body }).toEqual({
    status: 405,
    body: [
      { message: "HTTP Method 'DELETE' not allowed. Allowed are HEAD,GET", errorCode: "METHOD_NOT_ALLOWED" },
    ],
  });
  expect((await rep.rest("/nothing", { method: "DELETE" })).status).toBe(404);
});

test("a body of another kind than JSON is refused with 415", async () => {
  const headers = { "Content-Type": "application/x-yaml" };
  const answer = await rep.rest("/sobjects/Contact", { method: "POST", body: "LastName: x", headers });
  expect(answer).toMatchObject({
    status: 415,
    body: [
      {
        message: "MediaType of 'application/x-yaml' is not supported by this resource",
        errorCode: "UNSUPPORTED_MEDIA_TYPE",
      },
    ],
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
    const account = `/sobjects/Contact/${voss?.Id}/Account`;
    expect((await rep.rest(account, { method: "PATCH", json: { Phone: "+49 30 1" } })).status).toBe(204);
    expect((await rep.rest(`${account}?fields=Phone`)).body).toMatchObject({ Phone: "+49 30 1" });
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
