import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writableFileStep } from "./writableFileStep.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-writable-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (file: string) => writableFileStep({ environmentFile: path.join(folder, file) }).run(() => {});

describe("an environment file that could not be written later", () => {
  const run = async (content: string | Buffer) => {
    writeFileSync(path.join(folder, "odd.env"), content);
    await check("odd.env");
  };

  it.each([
    [
      "has a space for a value",
      "LOG_LEVEL= \nPUBLIC_URL=https://x.example\n",
      /odd\.env, line 1/,
      /Remove the space/,
    ],
    ["is in Latin-1", Buffer.from("# Schl\u00fcssel\nPORT=1\n", "latin1"), /odd\.env .*UTF-8/, /as UTF-8/],
    ["is in UTF-16", Buffer.from("\uFEFFPORT=1\n", "utf16le"), /odd\.env .*UTF-8/, /as UTF-8/],
    ["is in UTF-16 without a mark", Buffer.from("PORT=1\n", "utf16le"), /odd\.env .*UTF-8/, /as UTF-8/],
  ])("is refused before anything is asked of the org where it %s", async (_, content, message, nextStep) => {
    await expect(run(content)).rejects.toMatchObject({
      name: "StepError",
      message: expect.stringMatching(message) as string,
      nextStep: expect.stringMatching(nextStep) as string,
    });
    expect(readFileSync(path.join(folder, "odd.env"))).toEqual(Buffer.from(content));
  });

  it("is taken with `export` before a name without value, and is not changed yet", async () => {
    const text = "export SALESFORCE_CLIENT_ID=\nexport\tPUBLIC_URL=\nSALESFORCE_LOGIN_URL='a' junk\n";
    await run(text);
    expect(readFileSync(path.join(folder, "odd.env"), "utf8")).toBe(text);
  });

  it.each([
    ["lies in no folder", "file/connector.env", "EEXIST|ENOTDIR"],
    ["is a folder", "folder", "it is no file"],
  ])("is refused before anything is asked of the org where it %s", async (_, file, why) => {
    writeFileSync(path.join(folder, "file"), "");
    mkdirSync(path.join(folder, "folder"), { recursive: true });

    await expect(check(file)).rejects.toMatchObject({
      name: "StepError",
      message: expect.stringMatching(`^--environment-file .*${file} cannot be written: .*(${why})`) as string,
      nextStep: "Give --environment-file a file in a folder that you can write to.",
    });
  });

  it.skipIf(process.getuid?.() === 0)("is refused where its folder may not be written", async () => {
    const closed = path.join(folder, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o500);

    await expect(check("closed/connector.env")).rejects.toThrow("cannot be written");
  });

  it("may be new, in a folder that is not there yet, and is not made", async () => {
    await check("new/folder/connector.env");
    expect(readdirSync(path.join(folder, "new/folder"))).toEqual([]);
  });
});
