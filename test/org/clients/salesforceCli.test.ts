import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { openSf, type Sf } from "../testing/openSf.ts";
import { signIn } from "../testing/signIn.ts";

let running: RunningOrg;
let sf: Sf;
let token: string;

beforeAll(async () => {
  running = await startPracticeOrg();
  ({ token } = await signIn(running, "rep@practice.example"));
  sf = openSf();
  const login = [
    "org",
    "login",
    "access-token",
    "--instance-url",
    running.url,
    "--no-prompt",
    "--alias",
    "practice",
  ];
  expect(await run(...login)).toMatchObject({
    status: 0,
    result: { username: "rep@practice.example", orgId: running.orgId, name: "Practice Industries" },
  });
}, 120_000);
afterAll(async () => {
  await running.close();
  sf.close();
});

/** Runs the real Salesforce CLI with a home of its own, and answers its JSON. */
async function run(...args: string[]): Promise<unknown> {
  const { stdout, stderr } = await runPlain(...args, "--json");
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`sf ${args.join(" ")} answered no JSON: ${stdout}${stderr}`);
  }
}

/** The CLI's output, whether it succeeds or not. */
const runPlain = (...args: string[]) => sf.run(args, { cwd: sf.home, env: { SF_ACCESS_TOKEN: token } });

const org = ["--target-org", "practice"];

test("the Salesforce CLI creates, finds, changes, reads and deletes a record", async () => {
  const contact = ["--sobject", "Contact", ...org];
  const created = await run(
    "data",
    "create",
    "record",
    ...contact,
    "--values",
    "FirstName=Cli LastName=Made",
  );
  expect(created).toMatchObject({ status: 0, result: { success: true } });
  const where = ["--where", "LastName=Made"];
  const updated = await run(
    "data",
    "update",
    "record",
    ...contact,
    ...where,
    "--values",
    "Title='Head of CLI'",
  );
  expect(updated).toMatchObject({ status: 0, result: { success: true } });
  const { id } = (created as { result: { id: string } }).result;
  const read = await run("data", "get", "record", ...contact, ...where);
  expect(read).toMatchObject({ status: 0, result: { Id: id, Name: "Cli Made", Title: "Head of CLI" } });
  const deleted = await run("data", "delete", "record", ...contact, ...where);
  expect(deleted).toMatchObject({ status: 0, result: { id, success: true } });
  const refused = await run("data", "create", "record", ...contact, "--values", "FirstName=Only");
  expect(refused).toMatchObject({ name: "REQUIRED_FIELD_MISSING", exitCode: 1 });
}, 120_000);

test("the Salesforce CLI describes, lists objects and limits, and queries", async () => {
  const entities = "SELECT QualifiedApiName FROM EntityDefinition WHERE KeyPrefix IN ('001', '003')";
  const [described, listed, limits, queried, tooling] = await Promise.all([
    run("sobject", "describe", "--sobject", "OpportunityContactRole", ...org),
    run("sobject", "list", ...org),
    run("org", "list", "limits", ...org),
    run("data", "query", "--query", "SELECT Id, Account.Name FROM Contact LIMIT 3", ...org),
    run("data", "query", "--use-tooling-api", "--query", entities, ...org),
  ]);
  expect(described).toMatchObject({
    status: 0,
    result: { name: "OpportunityContactRole", keyPrefix: "00K" },
  });
  expect(listed).toMatchObject({
    status: 0,
    result: expect.arrayContaining(["Account", "Contact", "Lead"]) as string[],
  });
  expect(limits).toMatchObject({
    status: 0,
    result: expect.arrayContaining([
      expect.objectContaining({ name: "DailyApiRequests", max: 100_000 }),
    ]) as object[],
  });
  expect(queried).toMatchObject({ status: 0, result: { totalSize: 3, done: true } });
  expect(tooling).toMatchObject({
    status: 0,
    result: { records: [{ QualifiedApiName: "Account" }, { QualifiedApiName: "Contact" }] },
  });
}, 120_000);

test("the Salesforce CLI imports a tree of records", async () => {
  const file = join(sf.home, "Account.json");
  const records = [
    {
      attributes: { type: "Account", referenceId: "trunk" },
      Name: "Trunk",
      Contacts: { records: [{ attributes: { type: "Contact", referenceId: "leaf" }, LastName: "Leaf" }] },
    },
  ];
  await writeFile(file, JSON.stringify({ records }));
  expect(await run("data", "import", "tree", "--files", file, ...org)).toMatchObject({
    status: 0,
    result: [
      { refId: "trunk", type: "Account" },
      { refId: "leaf", type: "Contact" },
    ],
  });
}, 120_000);

test("the Salesforce CLI upserts, imports and exports in bulk, and searches", async () => {
  const upserts = join(sf.home, "upserts.csv");
  await writeFile(upserts, "LastName,Crosswalk_Lead__c\nTwig,bulk-1\nBranch,bulk-2\n");
  const load = ["--sobject", "Contact", "--wait", "2", ...org];
  expect(
    await run("data", "upsert", "bulk", "--file", upserts, "--external-id", "Crosswalk_Lead__c", ...load),
  ).toMatchObject({
    status: 0,
    result: { jobInfo: { state: "JobComplete", numberRecordsProcessed: 2, numberRecordsFailed: 0 } },
  });
  const imports = join(sf.home, "imports.csv");
  await writeFile(imports, "LastName\nBlossom\n");
  expect(await run("data", "import", "bulk", "--file", imports, ...load)).toMatchObject({
    status: 0,
    result: { processedRecords: 1, successfulRecords: 1 },
  });
  const exported = join(sf.home, "exported.csv");
  const soql = "SELECT LastName FROM Contact WHERE LastName IN ('Twig', 'Blossom') ORDER BY LastName";
  const target = ["--query", soql, "--output-file", exported, "--wait", "2", ...org];
  expect(await run("data", "export", "bulk", ...target)).toMatchObject({
    status: 0,
    result: { totalSize: 2 },
  });
  expect(await readFile(exported, "utf8")).toBe('"LastName"\n"Blossom"\n"Twig"\n');
  expect(
    await run("data", "search", "--query", "FIND {blossom} RETURNING Contact(LastName)", ...org),
  ).toMatchObject({
    status: 0,
    result: { searchRecords: [{ LastName: "Blossom" }] },
  });
}, 120_000);

test("the Salesforce CLI updates and deletes in bulk, and asks afterwards what became of a job", async () => {
  const { connection } = await signIn(running, "rep@practice.example");
  const created = await connection.sobject("Contact").create([{ LastName: "Moss" }, { LastName: "Fern" }]);
  const ids = created.map(({ id }) => id ?? "");
  const [updates, deletes] = [join(sf.home, "updates.csv"), join(sf.home, "deletes.csv")];
  await writeFile(updates, `Id,Title\n${ids[0]},Gardener\n${ids[1]},Gardener\n003000000000000AAA,Nobody\n`);
  await writeFile(deletes, `Id\n${ids[1]}\n`);
  const contact = ["--sobject", "Contact", ...org];
  // A failed row fails the command, which then names the job to ask for.
  const updated = (await run("data", "update", "bulk", "--file", updates, "--wait", "2", ...contact)) as {
    name: string;
    data: { jobId: string };
  };
  expect(updated.name).toBe("FailedRecordDetailsError");
  const [results, deleted] = await Promise.all([
    run("data", "bulk", "results", "--job-id", updated.data.jobId, ...org),
    run("data", "delete", "bulk", "--file", deletes, "--wait", "2", ...contact),
  ]);
  expect(results).toMatchObject({
    status: 0,
    result: { processedRecords: 3, successfulRecords: 2, failedRecords: 1, status: "JobComplete" },
  });
  expect(deleted).toMatchObject({ status: 0, result: { jobInfo: { numberRecordsProcessed: 1 } } });
  const left = await connection.query("SELECT LastName FROM Contact WHERE Title = 'Gardener'");
  expect(left.records).toMatchObject([{ LastName: "Moss" }]);
}, 120_000);

test("the Salesforce CLI exports a tree, resumes a job and asks for any resource", async () => {
  const later = join(sf.home, "later.csv");
  await writeFile(later, "LastName,Crosswalk_Lead__c\nLater,bulk-later\n");
  const upsert = ["--sobject", "Contact", "--external-id", "Crosswalk_Lead__c", ...org];
  const tree =
    "SELECT Name, (SELECT LastName FROM Contacts LIMIT 2) FROM Account WHERE Name = 'Northwind Energy'";
  const api = ["api", "request", "rest"];
  const body = JSON.stringify({ LastName: "Asked" });
  const [exported, started, limits, posted] = await Promise.all([
    run("data", "export", "tree", "--query", tree, "--output-dir", sf.home, ...org),
    run("data", "upsert", "bulk", "--file", later, ...upsert),
    runPlain(...api, "services/data/v67.0/limits", "--include", ...org),
    runPlain(...api, "services/data/v67.0/sobjects/Contact", "-X", "POST", "--body", body, ...org),
  ]);
  expect(exported).toMatchObject({ status: 0 });
  expect(JSON.parse(await readFile(join(sf.home, "Account-Contact.json"), "utf8"))).toMatchObject({
    records: [{ attributes: { type: "Account" }, Contacts: { records: [{}, {}] } }],
  });
  expect(started).toMatchObject({ status: 0 });
  const { id } = (started as { result: { jobInfo: { id: string } } }).result.jobInfo;
  expect(await run("data", "upsert", "resume", "--job-id", id, "--wait", "2", ...org)).toMatchObject({
    status: 0,
    result: { jobInfo: { state: "JobComplete", numberRecordsProcessed: 1 } },
  });
  expect(limits.stdout).toMatch(
    /^HTTP\/1\.1 200\b[\s\S]*sforce-limit-info: api-usage=[\s\S]*DailyApiRequests/i,
  );
  expect(JSON.parse(posted.stdout)).toMatchObject({ success: true });
}, 120_000);
