import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { steps } from "../../scripts/checkOrg/steps/steps.ts";
import { leftByWriting } from "./checkOrg/leftByWriting.ts";
import { eventually } from "../support/eventually.ts";
import { startCheckOrgCommand, type CheckOrgCommand } from "./checkOrg/startCheckOrgCommand.ts";
import { startCheckedOrg, type CheckedOrg } from "./checkOrg/startCheckedOrg.ts";

let checked: CheckedOrg;

beforeAll(async () => {
  checked = await startCheckedOrg();
});
afterAll(() => checked.close());

describe("npm run check-org", { timeout: 120_000 }, () => {
  let command: CheckOrgCommand;
  beforeAll(async () => {
    command = await startCheckOrgCommand(checked);
  });
  afterAll(() => command.close());

  it("needs the Salesforce CLI's sign-in alone, prints each check and counts them, and writes the facts", async () => {
    const environmentFile = path.join(command.folder, "connector.env");
    command.writeEnvironment(environmentFile);
    const json = path.join(command.folder, "facts.json");

    const { status, stdout, stderr } = await command.run(
      ...["--target-org", "admin", "--environment-file", environmentFile, "--write", "--json", json],
    );

    expect(stderr).toBe("");
    expect(stdout).toMatch(/^ {2}pass +package\.core/m);
    expect(stdout).toMatch(/^ {2}pass +package\.app /m);
    expect(stdout).toMatch(/^ {2}pass +shapes\.rehearsal/m);
    expect(stdout).toMatch(
      /^ {2}warning +package\.translations .*\n +→ Turn on Setup, Translation Language Settings/m,
    );
    expect(stdout).toMatch(/^ {2}pass +write\.taken-away/m);
    expect(stdout).toMatch(/^\d+ checks: \d+ pass, 1 warning, 0 fail, \d unknown$/m);
    expect(status).toBe(0);
    const facts = JSON.parse(readFileSync(json, "utf8")) as {
      about: object;
      org: object;
      checks: Record<string, unknown>;
    };
    expect(facts.about).toMatchObject({
      version: "0.1.0",
      cliVersion: expect.stringMatching(/^\d/) as string,
      sourceApiVersion: "67.0",
    });
    expect(facts.checks["package.translations"]).toMatchObject({
      problems: expect.arrayContaining([
        "Translations de: Not available for deploy for this organization",
      ]) as unknown,
    });
    expect(facts.org).toMatchObject({ edition: "Developer Edition", translationWorkbench: false });
  });

  /** Starts the command, and ends it by a signal when it has written its account and makes a contact. */
  const interrupt = async () => {
    const json = path.join(command.folder, "interrupted.json");
    const args = ["--target-org", "admin", "--step", "write", "--write", "--json", json];
    const child = command.start(...args);
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ended = once(child, "close");
    await eventually(() => expect(leftByWriting(checked)).toBeGreaterThan(1));
    child.kill("SIGTERM");
    expect(await ended).toEqual([null, "SIGTERM"]);
    expect(existsSync(json)).toBe(false);
    return said;
  };
  const slowly = { path: "/composite", action: "delay", ms: 1_000, times: 9 };

  it("takes away what it wrote where a signal ends it", async () => {
    await checked.set("POST", "/faults", slowly);

    const said = await interrupt();

    await checked.set("DELETE", "/faults");
    expect(leftByWriting(checked)).toBe(0);
    expect(said).toContain("What was written is taken away again.");
  });

  it("names what it wrote and could not take away where a signal ends it", async () => {
    const body = [{ errorCode: "DELETE_FAILED", message: "no" }];
    await checked.set("POST", "/faults", slowly);
    await checked.set("POST", "/faults", {
      method: "DELETE",
      path: "/sobjects/",
      action: "error",
      times: 9,
      status: 400,
      body,
    });

    const said = await interrupt();

    await checked.set("DELETE", "/faults");
    const ids = checked.org.org.db
      .prepare("SELECT Id FROM Account WHERE IsDeleted = 0 AND Name LIKE 'Crosswalk check%'")
      .pluck()
      .all() as string[];
    expect(ids).toHaveLength(1);
    expect(said).toMatch(/Opportunity \w{18} \(DELETE_FAILED: no\)/);
    expect(said).toMatch(new RegExp(`Account ${ids[0]} \\(it still has Opportunity \\w{18}\\)`));
    expect(said).toContain('Search Salesforce for "Crosswalk check, please delete"');
    await checked.check(steps.filter(({ needs }) => needs === "write"));
    expect(leftByWriting(checked)).toBe(0);
  });

  it("reads the file that deploying wrote for the org's alias, where none is named", async () => {
    const file = path.join(command.folder, "config/generated/admin.env");
    mkdirSync(path.dirname(file), { recursive: true });
    command.writeEnvironment(file);
    writeFileSync(
      path.join(command.folder, "config/connector.env"),
      "SALESFORCE_ORG_ID=00D000000000001EAA\n",
    );

    const { status, stdout } = await command.run("--target-org", "admin", "--step", "app");

    rmSync(path.join(command.folder, "config"), { recursive: true });
    expect(stdout).toMatch(/^The connector's environment file is config\/generated\/admin\.env\./);
    expect(stdout).toMatch(/^ {2}pass +app\.environment-file/m);
    expect(stdout).toMatch(/^ {2}pass +app\.secret/m);
    expect(status).toBe(0);
  });

  it("reads the file that deploying wrote for the alias where the org is named by its user, and else says so", async () => {
    const username = "admin@practice.example";
    const none = await command.run("--target-org", username, "--step", "app");
    expect(none.stdout).toContain(`neither config/generated/${username}.env nor config/generated/admin.env`);
    const file = path.join(command.folder, "config/generated/admin.env");
    mkdirSync(path.dirname(file), { recursive: true });
    command.writeEnvironment(file);

    const { stdout } = await command.run("--target-org", username, "--step", "app");

    rmSync(path.join(command.folder, "config"), { recursive: true });
    expect(stdout).toMatch(/^The connector's environment file is config\/generated\/admin\.env\./);
    expect(stdout).toMatch(/^ {2}pass +app\.secret/m);
  });

  it("says to sign the CLI in where its session has ended, and ends with status 1", async () => {
    const environmentFile = path.join(command.folder, "ended.env");
    command.writeEnvironment(environmentFile);
    const body = [{ errorCode: "INVALID_SESSION_ID", message: "Session expired or invalid" }];
    const ended = { action: "error", status: 401, body, times: 99 };
    await checked.set("POST", "/faults", { ...ended, path: "/services/(Soap|data)" });

    const { status, stderr } = await command.run(
      ...["--target-org", "admin", "--step", "app", "--environment-file", environmentFile],
    );

    await checked.set("DELETE", "/faults");
    expect(stderr).toMatch(
      /session .*has ended[\s\S]*Next: Sign in with: npm run sf -- org login web --alias admin/,
    );
    expect(status).toBe(1);
  });

  it("ends with status 1 where a check fails, and runs one step where one is named", async () => {
    await checked.set("PATCH", "/users/noapi@practice.example", { permissionSets: ["Crosswalk_Rep"] });

    const { status, stdout } = await command.run("--target-org", "admin", "--step", "rights");

    await checked.set("PATCH", "/users/noapi@practice.example", { permissionSets: [] });
    expect(stdout).toMatch(
      /^ {2}fail +rights\.api-enabled .* 1 of 5 cannot: noapi@practice\.example\n +→ Turn on API Enabled/m,
    );
    expect(stdout).not.toContain("org.edition");
    expect(status).toBe(1);
  });

  it("waits for a person to sign in, and signs them out again", async () => {
    const environmentFile = path.join(command.folder, "connector.env");
    command.writeEnvironment(environmentFile);
    const args = ["--step", "sign-in", "--sign-in", "--environment-file", environmentFile];
    const child = command.start("--target-org", "admin", ...args);
    let output = "";
    let isAsked = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const url = /^ {2}(http\S+)\n[\s\S]*Address: $/m.exec(output)?.[1];
      if (url === undefined || isAsked) return;
      isAsked = true;
      void checked
        .signInAs("rep@practice.example")(url)
        .then((address) => child.stdin.write(`${address}\n`));
    });
    const status = await new Promise((resolve) => child.on("close", resolve));

    expect(output).toMatch(/pass +sign-in\.accepted/);
    expect(output).toMatch(/pass +sign-in\.package-class .* no admin/);
    expect(output).toMatch(/pass +sign-in\.signed-out/);
    expect(status).toBe(0);
  });

  it("stops at the end of its input where it asks for the address, and keeps what it was told before", async () => {
    const environmentFile = path.join(command.folder, "asked.env");
    command.writeEnvironment(environmentFile);
    const json = path.join(command.folder, "asked.json");
    const args = ["--step", "rights", "--step", "sign-in", "--sign-in", "--json", json];

    const { status, stdout, stderr } = await command.run(
      ...["--target-org", "admin", ...args, "--environment-file", environmentFile],
    );

    expect(stdout).not.toContain("sign-in.accepted");
    const { checks } = JSON.parse(readFileSync(json, "utf8")) as { checks: Record<string, object> };
    expect(Object.keys(checks)).toContain("rights.reps");
    expect(Object.keys(checks).filter((id) => id.startsWith("sign-in."))).toEqual([]);
    expect(stderr).toMatch(
      /ended before an answer came\. Nothing was written to the org\.\n {2}Next: .*no terminal here\. Leave out --sign-in/,
    );
    expect(status).toBe(130);
  });

  it.each([
    [
      ["--target-org", "nobody"],
      /not signed in to nobody[\s\S]*Next: Sign in with: npm run sf -- org login web --alias nobody/,
    ],
    [[], /Missing: --target-org/],
    [["--gone"], /Unknown option '--gone'[\s\S]*Next: Run npm run check-org -- --help/],
    [
      ["--target-org", "admin", "--environment-file", ""],
      /--environment-file is empty[\s\S]*Next: Give --environment-file/,
    ],
    [
      ["--target-org", "admin", "--environment-file", "gone.env"],
      /There is no gone\.env[\s\S]*Next: .*--environment-file/,
    ],
    [["--target-org", "admin", "--step", "gone"], /There is no step gone/],
    [["--target-org", "admin", "--step", "write"], /The step write needs --write/],
    [["--target-org", "admin", "--step", "sign-in"], /The step sign-in needs --sign-in/],
  ])("says what to do where it cannot begin: %j", async (args, words) => {
    const { status, stdout, stderr } = await command.run(...args);
    expect(stderr).toMatch(words);
    expect(stdout).toBe("");
    expect(status).toBe(1);
  });
});
