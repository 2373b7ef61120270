import { execSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findShippedPackages } from "../../scripts/shipped/findShippedPackages.ts";
import { freePort } from "../support/freePort.ts";
import { projectFolder } from "../support/projectFolder.ts";

/** The image laid out in a folder: what its Dockerfile copies and installs, by the same commands. */
let image: string;
let data: string;

beforeAll(() => {
  image = mkdtempSync(path.join(tmpdir(), "crosswalk-image-"));
  data = mkdtempSync(path.join(tmpdir(), "crosswalk-data-"));
  const [build = [], final = []] = stages();
  for (const { name, rest } of [...build, ...final]) {
    if (name === "COPY" && !rest.startsWith("--from")) copy(rest.split(" "));
    if (name === "RUN" && rest.startsWith("npm ci")) install(rest.split(" && ")[0] ?? "");
    if (name === "RUN" && rest.startsWith("node ")) execSync(rest, { cwd: image, env: settings() });
  }
}, 120_000);

afterAll(() => {
  for (const folder of [image, data]) rmSync(folder, { recursive: true, force: true });
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

function copy(words: string[]): void {
  const sources = words.slice(0, -1);
  const target = path.join(image, words.at(-1) ?? "");
  for (const source of sources) {
    const isFolder = statSync(path.join(projectFolder, source)).isDirectory();
    mkdirSync(target, { recursive: true });
    cpSync(path.join(projectFolder, source), isFolder ? target : path.join(target, path.basename(source)), {
      recursive: true,
      filter: (file) => !file.endsWith(".test.ts"),
    });
  }
}

function install(command: string): void {
  const run = spawnSync(`${command} --prefer-offline`, { cwd: image, shell: true, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${command}: ${run.stderr}`);
}

const settings = (): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  ...Object.fromEntries(
    (stages().at(-1) ?? [])
      .filter(({ name }) => name === "ENV")
      .flatMap(({ rest }) => rest.split(" ").map((pair) => pair.split("=") as [string, string])),
  ),
  NODE_COMPILE_CACHE: path.join(image, "compiled"),
  DATABASE_FILE: path.join(data, "crosswalk.db"),
  PUBLIC_URL: "https://crosswalk.contoso.example",
  PANEL_ORIGINS: "https://contoso.lightning.force.com",
  TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  SALESFORCE_LOGIN_URL: "https://contoso.my.salesforce.com",
  SALESFORCE_CLIENT_ID: "key",
  SALESFORCE_CLIENT_SECRET: "secret",
});

/** The words of a JSON-form instruction, e.g. CMD ["node", "connector/start.mjs"]. */
function words(name: string): string[] {
  const { rest = "" } =
    stages()
      .at(-1)
      ?.find((instruction) => instruction.name === name) ?? {};
  return JSON.parse(rest.slice(rest.indexOf("["))) as string[];
}

const countCompiled = (): number => globSync("compiled/*/*", { cwd: image }).length;

describe("the container image, from what its Dockerfile copies and installs alone", () => {
  it("starts, answers its own health check, and stops in peace when it is told to", async () => {
    const env = { ...settings(), PORT: String(await freePort()) };
    const compiledBefore = countCompiled();
    expect(compiledBefore).toBeGreaterThan(1_000);
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
    // Only its entry was compiled anew, which Node has kept when it ended.
    expect(countCompiled() - compiledBefore).toBeLessThan(5);
    expect(existsSync(path.join(data, "crosswalk.db"))).toBe(true);
  });

  it("has the commands of upkeep", () => {
    const run = (name: string, ...args: string[]) => {
      const command = [path.join("scripts", name), ...args];
      return spawnSync(process.execPath, command, { cwd: image, env: settings(), encoding: "utf8" });
    };
    const backup = path.join(data, "backup.db");

    expect(run("backup.ts", backup)).toMatchObject({ status: 0, stderr: "" });
    expect(run("rotate-keys.ts")).toMatchObject({ status: 0, stderr: "" });
    expect(run("erase-person.ts", "--email", "nobody@contoso.example")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Nobody has signed in here yet/),
    });
    expect(run("timeline.ts", "--at", new Date().toISOString())).toMatchObject({ status: 0, stderr: "" });
    expect(run("restore.ts", backup)).toMatchObject({ status: 0, stderr: "" });
  });

  it("runs them by npm, as a plain host does, without installing what only developers need", () => {
    copy(["scripts/setup.mjs", "scripts/"]);
    copy(["scripts/setup", "scripts/setup/"]);
    const backup = path.join(data, "by-npm.db");

    const command = ["run", "--silent", "backup", "--", backup];
    const run = spawnSync("npm", command, { cwd: image, env: settings(), encoding: "utf8", shell: true });

    expect(run).toMatchObject({ status: 0, stderr: "", stdout: `Backed up to ${backup}.\n` });
    expect(existsSync(path.join(image, "node_modules/vitest"))).toBe(false);
  });

  it("installs what connector/NOTICE and the bill of materials list, and nothing else of others", () => {
    const { packages } = JSON.parse(
      readFileSync(path.join(image, "node_modules/.package-lock.json"), "utf8"),
    ) as { packages: Record<string, { link?: boolean }> };
    const installed = Object.keys(packages).filter(
      (place) => place.startsWith("node_modules/") && !packages[place]?.link,
    );
    const shipped = findShippedPackages().map(({ place }) => place);
    expect(installed.sort()).toEqual(shipped.sort());
  });

  it("holds no tests, no panel and no practice org", () => {
    for (const name of ["test", "force-app", "node_modules/vitest", "config/salesforce-cli"]) {
      expect(existsSync(path.join(image, name))).toBe(false);
    }
  });
});
