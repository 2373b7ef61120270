import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeAppFiles, withAppFiles } from "./appFiles.ts";
import { enforced } from "./egress.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-app-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const values = { contactEmail: "", callbackUrl: "", consumerKey: "key", consumerSecret: "secret" };
const parts = { names: new Map<string, string>(), keepsConsumer: false, ipRules: enforced };

/** A process that has filled the files and never comes to an end with them. */
const waiting = (): string => `
  import { removeAppFiles, withAppFiles } from ${JSON.stringify(path.join(import.meta.dirname, "appFiles.ts"))};
  const values = ${JSON.stringify(values)};
  const never = () => new Promise(() => {
    setInterval(() => {}, 1_000_000);
    process.stdout.write("filled");
  });
  const ipRules = ${JSON.stringify(enforced)};
  await withAppFiles(values, { names: new Map(), keepsConsumer: false, ipRules }, never, ${JSON.stringify(folder)});
`;

describe("the app's files, one of which holds the secret", () => {
  it("are there for the work alone, also where it fails", async () => {
    const work = (own: string) => Promise.reject(new Error(readdirSync(own).join()));

    await expect(withAppFiles(values, parts, work, folder)).rejects.toThrow("main");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("are removed where %s ends the deployment", async (signal) => {
    const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", waiting()], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    expect(readdirSync(folder)).toHaveLength(1);
    child.kill(signal);

    expect(await ended).toEqual([null, signal]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("are each deployment's own, where two run at once", async () => {
    await withAppFiles(
      values,
      parts,
      async (first) => {
        removeAppFiles(folder);
        await withAppFiles(values, parts, async (second) => expect(second).not.toBe(first), folder);
        expect(existsSync(path.join(first, "main/default/externalClientApps"))).toBe(true);
      },
      folder,
    );
  });

  it("are removed later where a deployment was killed, and nothing else is", async () => {
    const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", waiting()], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    mkdirSync(path.join(folder, "undeploy"));
    removeAppFiles(folder);
    expect(readdirSync(folder)).toHaveLength(2);
    child.kill("SIGKILL");
    await ended;

    removeAppFiles(folder);

    expect(readdirSync(folder)).toEqual(["undeploy"]);
  });
});
