import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { discardUploads } from "./discardUploads.ts";
import { makeUploadFolder } from "./uploadFolder.ts";

const now = new Date();
const module = new URL("uploadFolder.ts", import.meta.url).href;

beforeEach(() => void vi.stubEnv("TMPDIR", mkdtempSync(join(tmpdir(), "crosswalk-uploads-"))));
afterEach(() => {
  const folder = tmpdir();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** What a connector leaves that is killed while it has an upload. */
async function uploadOfKilled(): Promise<string> {
  const code = `const { makeUploadFolder } = await import(${JSON.stringify(module)});
    const folder = makeUploadFolder();
    process.stdout.write(folder.path);
    // The lock ends with what holds it.
    setInterval(() => folder.dispose, 1e6);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { env: { ...process.env } });
  const [path] = (await once(child.stdout, "data")) as [Buffer];
  expect(discardUploads(now)).toBe(0);
  child.kill("SIGKILL");
  await once(child, "exit");
  return path.toString();
}

describe("an upload", () => {
  it("goes at once where its connector was killed, and not before", async () => {
    const path = await uploadOfKilled();
    expect(discardUploads(now)).toBe(1);
    expect(existsSync(path)).toBe(false);
  });

  it("stays while it runs, and leaves nothing behind", async () => {
    const { path, dispose } = makeUploadFolder();
    expect(discardUploads(now)).toBe(0);
    expect(existsSync(path)).toBe(true);
    await dispose();
    expect(existsSync(path)).toBe(false);
  });

  it(
    "is never taken for one that was left while it begins, however often others look",
    { tags: ["night"] },
    async () => {
      const code = `const { makeUploadFolder } = await import(${JSON.stringify(module)});
      const { existsSync } = await import("node:fs");
      let lost = 0;
      for (let made = 0; made < 200; made += 1) {
        const { path, dispose } = makeUploadFolder();
        await new Promise(setImmediate);
        if (!existsSync(path)) lost += 1;
        await dispose();
      }
      process.stdout.write(String(lost));`;
      const child = spawn(process.execPath, ["--input-type=module", "-e", code], { env: { ...process.env } });
      const ended = once(child, "exit").then(([status]) => (isOver = status as number));
      const said = once(child.stdout, "data");
      let isOver: number | undefined;
      while (isOver === undefined) {
        discardUploads(now);
        await new Promise(setImmediate);
      }
      await ended;
      expect([isOver, String(await said)]).toEqual([0, "0"]);
    },
  );

  it("goes after a day where its connector was of a version without locks", () => {
    const path = join(tmpdir(), "crosswalk-upload-x");
    mkdirSync(path);
    const since = new Date(now.getTime() - 60_000);
    utimesSync(path, since, since);
    expect(discardUploads(now)).toBe(0);
    expect(discardUploads(new Date(now.getTime() + 24 * 60 * 60_000))).toBe(1);
    expect(existsSync(path)).toBe(false);
  });
});
