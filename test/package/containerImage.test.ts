import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findShippedPackages } from "../../scripts/shipped/findShippedPackages.ts";
import { freePort } from "../support/freePort.ts";
import { projectFolder } from "../support/projectFolder.ts";

/** The image laid out in a folder, and the stage in which it is built, by the commands of its Dockerfile. */
let image: string;
let stage: string;
let data: string;

beforeAll(() => {
  image = mkdtempSync(path.join(tmpdir(), "crosswalk-image-"));
  data = mkdtempSync(path.join(tmpdir(), "crosswalk-data-"));
  stage = mkdtempSync(path.join(tmpdir(), "crosswalk-stage-"));
  const [build = [], final = []] = stages();
  for (const { name, rest } of build) {
    if (name === "COPY") copy(projectFolder, stage, rest.split(" "));
    if (name === "RUN") run(rest.replace("npm ci", "npm ci --prefer-offline"));
  }
  for (const { name, rest } of final) {
    const words = rest.split(" ");
    if (name !== "COPY") continue;
    if (words[0] === "--from=build")
      copy(
        stage,
        image,
        words.slice(1).map((word) => word.replace("/app/", "")),
      );
    else copy(projectFolder, image, words);
  }
}, 120_000);

afterAll(() => {
  for (const folder of [image, stage, data]) rmSync(folder, { recursive: true, force: true });
});

interface Instruction {
  name: string;
  rest: string;
}

function stages(): Instruction[][] {
  const text = readFileSync(path.join(projectFolder, "config/container/Dockerfile"), "utf8");
  const instructions = text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ name: line.split(" ")[0] ?? "", rest: line.slice(line.indexOf(" ") + 1) }));
  const starts = instructions.flatMap(({ name }, index) => (name === "FROM" ? [index] : []));
  return starts.map((start, index) => instructions.slice(start, starts[index + 1]));
}

function copy(from: string, to: string, words: string[]): void {
  const target = path.join(to, words.at(-1) ?? "");
  for (const source of words.slice(0, -1)) {
    const isFolder = statSync(path.join(from, source)).isDirectory();
    mkdirSync(target, { recursive: true });
    cpSync(path.join(from, source), isFolder ? target : path.join(target, path.basename(source)), {
      recursive: true,
      filter: (file) => !file.endsWith(".test.ts"),
    });
  }
}

function run(command: string): void {
  const { status, stderr } = spawnSync(command, { cwd: stage, shell: true, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

const settings = (): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  ...Object.fromEntries(
    (stages().at(-1) ?? [])
      .filter(({ name }) => name === "ENV")
      .flatMap(({ rest }) => rest.split(" ").map((pair) => pair.split("=") as [string, string])),
  ),
  DATABASE_FILE: path.join(data, "crosswalk.db"),
  PUBLIC_URL: "https://crosswalk.contoso.example",
  PANEL_ORIGINS: "https://contoso.lightning.force.com",
  TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  SALESFORCE_LOGIN_URL: "https://contoso.my.salesforce.com",
  SALESFORCE_CLIENT_ID: "key",
  SALESFORCE_CLIENT_SECRET: "secret",
});

/** The words of a JSON-form instruction, e.g. CMD ["node", "main.mjs"]. */
function words(name: string): string[] {
  const { rest = "" } =
    stages()
      .at(-1)
      ?.find((instruction) => instruction.name === name) ?? {};
  return JSON.parse(rest.slice(rest.indexOf("["))) as string[];
}

/** What builds it, and is not in it. */
const isOfRolldown = (place: string): boolean => /^node_modules\/@?(?:rolldown|oxc-project)\b/.test(place);

describe("the container image, from what its Dockerfile copies and installs alone", () => {
  it("starts, answers its own health check, and stops in peace when it is told to", async () => {
    const env = { ...settings(), PORT: String(await freePort()) };
    const [node = "", ...args] = words("CMD");
    expect(node).toBe("node");
    const connector = spawn(process.execPath, args, {
      cwd: image,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise<number | null>((resolve) => connector.on("close", resolve));
    await new Promise<void>((resolve) => {
      connector.stdout.on("data", (chunk: Buffer) => chunk.includes('"msg":"listening"') && resolve());
      connector.on("close", () => resolve());
    });

    const check = words("HEALTHCHECK").slice(1);
    expect(spawnSync(process.execPath, check, { cwd: image, env }).status).toBe(0);
    connector.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(spawnSync(process.execPath, check, { cwd: image, env }).status).toBe(1);
    expect(existsSync(path.join(data, "crosswalk.db"))).toBe(true);
  });

  it("has the commands of upkeep", () => {
    const runIn = (name: string, ...args: string[]) => {
      return spawnSync(process.execPath, [name, ...args], { cwd: image, env: settings(), encoding: "utf8" });
    };
    const backup = path.join(data, "backup.db");

    expect(runIn("backup.mjs", backup)).toMatchObject({ status: 0, stderr: "" });
    expect(runIn("rotate-keys.mjs")).toMatchObject({ status: 0, stderr: "" });
    expect(runIn("erase-person.mjs", "--email", "nobody@contoso.example")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Nobody has signed in here yet/),
    });
    expect(runIn("timeline.mjs", "--at", new Date().toISOString())).toMatchObject({ status: 0, stderr: "" });
    expect(runIn("restore.mjs", backup)).toMatchObject({ status: 0, stderr: "" });
  });

  it("has commands that npm runs, as on a plain host, without installing what only developers need", () => {
    copy(projectFolder, stage, ["scripts/setup.mjs", "scripts/"]);
    const backup = path.join(data, "by-npm.db");

    const command = ["run", "--silent", "backup", "--", backup];
    const run = spawnSync("npm", command, { cwd: stage, env: settings(), encoding: "utf8", shell: true });

    expect(run).toMatchObject({ status: 0, stderr: "", stdout: `Backed up to ${backup}.\n` });
    expect(existsSync(path.join(stage, "node_modules/vitest"))).toBe(false);
  });

  it("is made of what connector/NOTICE and the bill of materials list, and nothing else of others", () => {
    const { packages } = JSON.parse(
      readFileSync(path.join(stage, "node_modules/.package-lock.json"), "utf8"),
    ) as { packages: Record<string, { link?: boolean }> };
    const installed = Object.keys(packages).filter(
      (place) => place.startsWith("node_modules/") && !packages[place]?.link,
    );
    const shipped = findShippedPackages().map(({ place }) => place);
    expect(installed.filter((place) => !isOfRolldown(place)).sort()).toEqual(shipped.sort());
    expect(readFileSync(path.join(image, "NOTICE"), "utf8")).toContain("hono");
  });

  it("holds no tests, no panel and no practice org", () => {
    for (const name of ["test", "force-app", "connector", "node_modules/rolldown"]) {
      expect(existsSync(path.join(image, name))).toBe(false);
    }
  });
});
