import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withAppFiles } from "./appFiles.ts";

let folder: string;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), "crosswalk-app-")), "files");
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const values = { contactEmail: "", callbackUrl: "", consumerKey: "key", consumerSecret: "secret" };
const parts = { names: new Map<string, string>(), keepsConsumer: false, egressIps: [] };

/** A process that has filled the files and never comes to an end with them. */
const waiting = (): string => `
  import { withAppFiles } from ${JSON.stringify(path.join(import.meta.dirname, "appFiles.ts"))};
  const values = ${JSON.stringify(values)};
  const never = () => new Promise(() => {
    setInterval(() => {}, 1_000_000);
    process.stdout.write("filled");
  });
  await withAppFiles(values, { names: new Map(), keepsConsumer: false, egressIps: [] }, never, ${JSON.stringify(folder)});
`;

describe("the app's files, one of which holds the secret", () => {
  it("are there for the work alone, also where it fails", async () => {
    const work = () => Promise.reject(new Error(readdirSync(folder).join()));

    await expect(withAppFiles(values, parts, work, folder)).rejects.toThrow("main");
    expect(existsSync(folder)).toBe(false);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("are removed where %s ends the deployment", async (signal) => {
    const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", waiting()], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    expect(existsSync(folder)).toBe(true);
    child.kill(signal);

    expect(await ended).toEqual([null, signal]);
    expect(existsSync(folder)).toBe(false);
  });
});
