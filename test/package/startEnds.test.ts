import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { requireFreePorts } from "../../scripts/practice/requireFreePorts.ts";
import { eventually } from "../support/eventually.ts";
import { cloneWithSpaces, startTree, type StartedTree } from "../support/startedTree.ts";

let clone: ReturnType<typeof cloneWithSpaces>;
let tree: StartedTree | undefined;

beforeAll(() => {
  clone = cloneWithSpaces();
});

afterEach(() => {
  if (tree && tree.processes().length > 0) tree.signalAll("SIGKILL");
  tree = undefined;
});

afterAll(() => clone.remove());

async function start(): Promise<StartedTree> {
  tree = await startTree(clone.folder, "start");
  return tree;
}

async function expectEnd({ processes, ports }: StartedTree): Promise<void> {
  await eventually(() => expect(processes()).toEqual([]));
  await requireFreePorts(ports);
}

const shell = /^(\/bin\/)?sh -c/;
const setup = /^\S*node scripts\/setup\.mjs/;
const starter = /^\S*node scripts\/start\.ts/;
const connector = /connector\/main\.ts/;
const org = /test\/org\/main\.ts/;
const page = /test\/lightning\/main\.ts/;
const salesforceCli = /cli\/bin\/run\.js/;

const running = "Crosswalk is running";

describe("npm start in a folder whose path holds spaces", () => {
  it("ends as a whole while it deploys the package", async () => {
    const started = await start();
    await eventually(() => started.find(salesforceCli));

    process.kill(started.find(starter), "SIGTERM");

    await expectEnd(started);
  });

  it.each([
    ["npm is told to end", "SIGTERM", /^npm run/],
    ["npm is killed", "SIGKILL", /^npm run/],
    ["npm is told that its terminal is closed", "SIGHUP", /^npm run/],
    ["the shell that npm starts is told to end", "SIGTERM", shell],
    ["setup is told to end", "SIGTERM", setup],
    ["setup is killed", "SIGKILL", setup],
    ["it is told to end itself", "SIGTERM", starter],
    ["it is killed", "SIGKILL", starter],
    ["the connector dies", "SIGKILL", connector],
    ["the practice org dies", "SIGKILL", org],
    ["the practice page is told to end", "SIGTERM", page],
  ] as const)("starts, and ends as a whole when %s", async (_when, signal, command) => {
    const started = await start();
    await started.says(running);

    process.kill(started.find(command), signal);

    await expectEnd(started);
  });

  it.each([
    ["its terminal is closed", "SIGHUP"],
    ["somebody presses Ctrl-C", "SIGINT"],
  ] as const)("ends as a whole when %s", async (_when, signal) => {
    const started = await start();
    await started.says(running);

    started.signalAll(signal);

    await expectEnd(started);
  });

  it("starts nothing where a port is in use, and names the variable of another one", async () => {
    const first = await start();
    await first.says(running);

    const second = await startTree(clone.folder, "start", first.ports);

    await second.says("Crosswalk could not start: Port ");
    expect(second.output()).toContain(`Port ${first.ports["CONNECTOR_PORT"]} is in use.`);
    expect(second.output()).toContain("or choose another port by CONNECTOR_PORT");
    await eventually(() => expect(second.processes()).toEqual([]));
    expect(first.processes().some((command) => connector.test(command))).toBe(true);
    first.signalAll("SIGINT");
    await expectEnd(first);
  });
});
