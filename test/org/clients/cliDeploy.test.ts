import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSf, type Sf } from "../testing/openSf.ts";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn } from "../testing/signIn.ts";

let running: RunningOrg;
let sf: Sf;
let project: string;

beforeAll(async () => {
  running = await startPracticeOrg();
  const { token } = await signIn(running, "admin@practice.example");
  sf = openSf();
  project = join(sf.home, "project");
  const types = join(project, "force-app/objects/Account/recordTypes");
  mkdirSync(types, { recursive: true });
  const settings = { packageDirectories: [{ path: "force-app", default: true }], sourceApiVersion: "67.0" };
  writeFileSync(join(project, "sfdx-project.json"), JSON.stringify(settings));
  writeFileSync(
    join(types, "Bank.recordType-meta.xml"),
    `<RecordType xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Bank</fullName><active>true</active><label>Bank</label></RecordType>`,
  );
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
  await sf.json(login, { env: { SF_ACCESS_TOKEN: token } });
}, 120_000);
afterAll(async () => {
  sf.close();
  await running.close();
});

const run = <T>(...args: string[]) => sf.json<T>([...args, "--target-org", "practice"], { cwd: project });
const start = () =>
  run<{ id: string; status: string }>("project", "deploy", "start", "--source-dir", "force-app", "--async");
const deployMs = (ms: number) => practice(running, "PATCH", "/settings", { deployMs: ms });

test("the Salesforce CLI reports on a deployment that is under way", async () => {
  await deployMs(3_600_000);
  const { id } = await start();
  const report = ["project", "deploy", "report", "--job-id", id];
  expect(await run(...report)).toMatchObject({ id, status: "Pending", done: false });
}, 240_000);

test("the Salesforce CLI resumes watching a deployment until it is done", async () => {
  await deployMs(2000);
  const { id } = await start();
  const resumed = await sf.json(["project", "deploy", "resume", "--job-id", id], { cwd: project });
  expect(resumed).toMatchObject({ id, status: "Succeeded", success: true });
  const listed = await run<{ fullName: string } | { fullName: string }[]>(
    ...["org", "list", "metadata", "--metadata-type", "RecordType"],
  );
  expect([listed].flat()).toMatchObject([{ fullName: "Account.Bank" }]);
  const described = await run<{ metadataObjects: object[] }>("org", "list", "metadata-types");
  expect(described.metadataObjects.length).toBeGreaterThan(100);
}, 240_000);
