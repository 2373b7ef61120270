import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";
import { readJob } from "./jobs.ts";

let running: RunningOrg;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty" });
  admin = await signIn(running, "admin@practice.example");
  admin.connection.bulk2.pollInterval = 10;
});
afterAll(() => running.close());

test("each row is written on its own, and the results tell which failed and why", async () => {
  const results = await admin.connection.bulk2.loadAndWaitForResults({
    object: "Contact",
    operation: "insert",
    input: [
      { FirstName: "Ada", LastName: "Bulk", Email: "" },
      { FirstName: "Nobody", LastName: "", Email: "" },
      { FirstName: "", LastName: "Bulk", Email: "none" },
    ],
    pollTimeout: 10_000,
  });
  expect(results.successfulResults).toMatchObject([{ FirstName: "Ada", sf__Created: "true" }]);
  expect(results.failedResults).toMatchObject([
    {
      FirstName: "Nobody",
      sf__Error: "REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --",
    },
    { sf__Error: expect.stringContaining("INVALID_EMAIL_ADDRESS:") },
  ]);
  expect(results.unprocessedRecords).toEqual([]);
});

test("an upsert updates records with the external id and creates the others; #N/A empties a field, a blank keeps it", async () => {
  const load = (input: Record<string, string>[]) =>
    admin.connection.bulk2.loadAndWaitForResults({
      object: "Contact",
      operation: "upsert",
      externalIdFieldName: "Crosswalk_Lead__c",
      input,
      pollTimeout: 10_000,
    });
  await load([{ Crosswalk_Lead__c: "one", LastName: "First", Title: "Buyer", Department: "Sales" }]);
  const { successfulResults } = await load([
    { Crosswalk_Lead__c: "one", LastName: "Changed", Title: "#N/A", Department: "" },
    { Crosswalk_Lead__c: "two", LastName: "Second", Title: "", Department: "" },
  ]);
  expect(successfulResults.map(({ sf__Created }) => sf__Created)).toEqual(["false", "true"]);
  const { records } = await admin.connection.query(
    "SELECT LastName, Title, Department FROM Contact WHERE Crosswalk_Lead__c = 'one'",
  );
  expect(records).toMatchObject([{ LastName: "Changed", Title: null, Department: "Sales" }]);
});

test(
  "a query job's rows are read page by page, parents as columns of their own",
  { tags: ["night"] },
  async () => {
    const accounts = await practice(running, "POST", "/records/Account", [{ Name: 'Bulk, "Inc"' }]);
    const [AccountId] = (accounts.body as { ids: string[] }).ids;
    const rows = Array.from({ length: 2500 }, (_, index) => ({ LastName: `Row ${index}`, AccountId }));
    await practice(running, "POST", "/records/Contact", rows);
    const stream = await admin.connection.bulk2.query(
      "SELECT LastName, Account.Name, IsDeleted FROM Contact WHERE LastName LIKE 'Row %'",
      { pollTimeout: 10_000 },
    );
    const found = await stream.toArray();
    expect(found).toHaveLength(2500);
    expect(found[0]).toEqual({ LastName: "Row 0", "Account.Name": 'Bulk, "Inc"', IsDeleted: "false" });

    const { body } = await admin.rest("/jobs/query", {
      method: "POST",
      json: { operation: "query", query: "SELECT Id FROM Contact WHERE LastName LIKE 'Row %'" },
    });
    const { id } = body as { id: string };
    await expect
      .poll(async () => (await admin.rest(`/jobs/query/${id}`)).body)
      .toMatchObject({ state: "JobComplete" });
    const page = await admin.rest(`/jobs/query/${id}/results?maxRecords=2000`);
    expect(page.headers.get("Sforce-NumberOfRecords")).toBe("2000");
    const last = await admin.rest(`/jobs/query/${id}/results?locator=${page.headers.get("Sforce-Locator")}`);
    expect(last.headers.get("Sforce-Locator")).toBe("null");
    expect(String(last.body).trim().split("\n")).toHaveLength(501);
  },
);

test("a job that makes no sense, or is somebody else's, is refused", async () => {
  const rep = await signIn(running, "rep@practice.example");
  const open = (json: unknown) => admin.rest("/jobs/ingest", { method: "POST", json });
  expect(await open({ object: "Contact", operation: "upsert" })).toMatchObject({
    status: 400,
    body: [{ errorCode: "INVALIDJOB" }],
  });
  expect((await open({ object: "Contact", operation: "dance" })).status).toBe(400);
  expect((await open({ object: "Nothing", operation: "insert" })).status).toBe(404);
  const { id } = (await open({ object: "Contact", operation: "insert" })).body as { id: string };
  expect((await rep.rest(`/jobs/ingest/${id}`)).status).toBe(404);
  const aborted = await admin.rest(`/jobs/ingest/${id}`, { method: "PATCH", json: { state: "Aborted" } });
  expect(aborted.body).toMatchObject({ state: "Aborted" });
  const query = await admin.rest("/jobs/query", {
    method: "POST",
    json: { operation: "query", query: "SELECT Nope FROM Contact" },
  });
  expect(query).toMatchObject({ status: 400, body: [{ errorCode: "INVALID_FIELD" }] });
});

interface JobInfo {
  id: string;
  state: string;
  numberRecordsProcessed: number;
  errorMessage?: string;
}

/** Opens a job, uploads and closes it, and answers its id. */
async function load(user: SignedIn, job: Record<string, string>, csv: string): Promise<string> {
  const opened = await user.rest("/jobs/ingest", { method: "POST", json: job });
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  const { id } = opened.body as JobInfo;
  const uploaded = await user.rest(`/jobs/ingest/${id}/batches`, {
    method: "PUT",
    body: csv,
    headers: { "Content-Type": "text/csv" },
  });
  expect(uploaded.status).toBe(201);
  const json = { state: "UploadComplete" };
  await user.rest(`/jobs/ingest/${id}`, { method: "PATCH", json });
  return id;
}

const infoOf = async (user: SignedIn, id: string): Promise<JobInfo> =>
  (await user.rest(`/jobs/ingest/${id}`)).body as JobInfo;

const ended = async (user: SignedIn, id: string): Promise<JobInfo> => {
  await expect
    .poll(async () => (await infoOf(user, id)).state, { interval: 10, timeout: 100_000 })
    .toMatch(/^(JobComplete|Failed|Aborted)$/);
  return infoOf(user, id);
};

test(
  "a job outlives the server: it goes on after a restart, and writes no row twice",
  { tags: ["night"] },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "practice-bulk-"));
    const kept = { seed: "empty", fresh: false, dataFile: join(folder, "org.sqlite") } as const;
    let server = await startPracticeOrg(kept);
    let user = await signIn(server, "admin@practice.example");
    const rows = Array.from({ length: 3000 }, (_, i) => `Lasting ${i}`);
    const id = await load(user, { object: "Contact", operation: "insert" }, `LastName\n${rows.join("\n")}\n`);
    // Asked over HTTP, a busy machine would hear of the job when it has ended.
    while (readJob(server.org, id)?.processed === 0) await turn();
    expect(readJob(server.org, id)?.state).toBe("InProgress");
    await server.close();

    server = await startPracticeOrg(kept);
    user = await signIn(server, "admin@practice.example");
    expect(await ended(user, id)).toMatchObject({
      state: "JobComplete",
      numberRecordsProcessed: 3000,
      numberRecordsFailed: 0,
    });
    const { totalSize } = await user.connection.query(
      "SELECT COUNT() FROM Contact WHERE LastName LIKE 'Lasting%'",
    );
    expect(totalSize).toBe(3000);
    const results = String((await user.rest(`/jobs/ingest/${id}/successfulResults`)).body);
    expect(results.split("\n")).toHaveLength(3002);
    await server.close();
    await rm(folder, { recursive: true });
  },
);

test("an upload fails whose line ends or columns are not those of its job", async () => {
  const job = { object: "Contact", operation: "insert" };
  const windows = { ...job, lineEnding: "CRLF", columnDelimiter: "SEMICOLON" };
  const good = await ended(admin, await load(admin, windows, 'LastName;Title\r\nSemi;"a;b"\r\n'));
  expect(good).toMatchObject({ state: "JobComplete", numberRecordsProcessed: 1 });
  const results = await admin.rest(`/jobs/ingest/${good.id}/successfulResults`);
  expect(results.body).toMatch(
    /^"sf__Id";"sf__Created";"LastName";"Title"\r\n"003\w{15}";"true";"Semi";"a;b"\r\n$/,
  );
  const wrongEnd = await ended(admin, await load(admin, job, "LastName\r\nX\r\n"));
  expect(wrongEnd).toMatchObject({
    state: "Failed",
    errorMessage: "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF",
  });
  const wrongColumn = await ended(admin, await load(admin, job, "LastName,Nope\nX,Y\n"));
  expect(wrongColumn.errorMessage).toBe("InvalidBatch : Field name not found : Nope");
  const unprocessed = await admin.rest(`/jobs/ingest/${wrongColumn.id}/unprocessedrecords`);
  expect(unprocessed.body).toBe('"LastName","Nope"\n"X","Y"\n');
  const crooked = await ended(admin, await load(admin, job, 'LastName\n"X\n'));
  expect(crooked.errorMessage).toContain("InvalidBatch : Failed to parse CSV");
});

test("a row with more values than columns is processed without the values beyond its columns", async () => {
  const job = { object: "Contact", operation: "insert" };
  const rows = "LastName,Title\nStraight,Buyer\n,Shifted,Buyer\n";

  const done = await ended(admin, await load(admin, job, rows));

  expect(done).toMatchObject({ state: "JobComplete", numberRecordsProcessed: 2, numberRecordsFailed: 1 });
  const failed = await admin.rest(`/jobs/ingest/${done.id}/failedResults`);
  expect(failed.body).toMatch(/^"","REQUIRED_FIELD_MISSING:.*","","Shifted"$/m);
});

test("rows are deleted into the recycle bin, or for good by a user who may", async () => {
  const rep = await signIn(running, "rep@practice.example");
  const created = await rep.connection
    .sobject("Contact")
    .create([{ LastName: "Soft" }, { LastName: "Hard" }]);
  const [soft, hard] = created.map(({ id }) => id ?? "");
  const refused = await rep.rest("/jobs/ingest", {
    method: "POST",
    json: { object: "Contact", operation: "hardDelete" },
  });
  expect(refused).toMatchObject({ status: 400, body: [{ errorCode: "FEATURENOTENABLED" }] });
  await ended(rep, await load(rep, { object: "Contact", operation: "delete" }, `Id\n${soft}\n`));
  const made = await practice(running, "POST", "/records/PermissionSet", [
    { Name: "Hard_Delete", Label: "Hard Delete", PermissionsBulkApiHardDelete: true },
  ]);
  const [PermissionSetId] = (made.body as { ids: string[] }).ids;
  const { records: users } = await admin.connection.query<{ Id: string }>(
    "SELECT Id FROM User WHERE Username = 'admin@practice.example'",
  );
  await practice(running, "POST", "/records/PermissionSetAssignment", [
    { AssigneeId: users[0]?.Id, PermissionSetId },
  ]);
  await ended(admin, await load(admin, { object: "Contact", operation: "hardDelete" }, `Id\n${hard}\n`));
  const { records } = await admin.connection.query(
    "SELECT LastName FROM Contact WHERE LastName IN ('Soft', 'Hard')",
    { scanAll: true },
  );
  expect(records).toMatchObject([{ LastName: "Soft" }]);
});

test("jobs are listed, aborted and deleted as their state allows", async () => {
  const open = async () =>
    (await admin.rest("/jobs/ingest", { method: "POST", json: { object: "Contact", operation: "insert" } }))
      .body as JobInfo;
  const { id } = await open();
  const listed = (await admin.rest("/jobs/ingest")).body as { done: boolean; records: JobInfo[] };
  expect(listed.done).toBe(true);
  expect(listed.records).toContainEqual(expect.objectContaining({ id, state: "Open", jobType: "V2Ingest" }));
  expect((await admin.rest("/jobs/ingest?jobType=Classic")).body).toMatchObject({ records: [] });
  expect(await admin.rest(`/jobs/ingest/${id}`, { method: "DELETE" })).toMatchObject({
    status: 400,
    body: [{ errorCode: "INVALIDJOBSTATE" }],
  });
  const abort = () => admin.rest(`/jobs/ingest/${id}`, { method: "PATCH", json: { state: "Aborted" } });
  expect((await abort()).status).toBe(200);
  expect(await abort()).toMatchObject({ status: 400, body: [{ errorCode: "INVALIDJOBSTATE" }] });
  const late = await admin.rest(`/jobs/ingest/${id}/batches`, { method: "PUT", body: "LastName\nX\n" });
  expect(late.status).toBe(400);
  expect((await admin.rest(`/jobs/ingest/${id}`, { method: "DELETE" })).status).toBe(204);
  expect((await admin.rest(`/jobs/ingest/${id}`)).status).toBe(404);
});

test("a query whose answer no CSV can hold is refused", async () => {
  const ask = (query: string) =>
    admin.rest("/jobs/query", { method: "POST", json: { operation: "query", query } });
  const refused = [
    "SELECT COUNT(Id) FROM Contact",
    "SELECT Id FROM Contact OFFSET 5",
    "SELECT Id, (SELECT Id FROM Contacts) FROM Account",
    "SELECT TYPEOF Owner WHEN User THEN Name END FROM Lead",
  ];
  for (const query of refused) {
    expect(await ask(query), query).toMatchObject({ status: 400, body: [{ errorCode: "API_ERROR" }] });
  }
  expect(await ask("SELECT MailingAddress FROM Contact")).toMatchObject({
    status: 400,
    body: [{ errorCode: "FUNCTIONALITY_NOT_ENABLED" }],
  });
});
