import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { discardUploads } from "./receiveLeadFile.ts";

beforeEach(() => void vi.stubEnv("TMPDIR", mkdtempSync(join(tmpdir(), "crosswalk-uploads-"))));
afterEach(() => {
  const folder = tmpdir();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it("an upload that a killed connector has left goes after a day", () => {
  const path = join(tmpdir(), "crosswalk-upload-x");
  mkdirSync(path);
  const now = new Date();
  const since = new Date(now.getTime() - 60_000);
  utimesSync(path, since, since);
  expect(discardUploads(now)).toBe(0);
  expect(discardUploads(new Date(now.getTime() + 24 * 60 * 60_000))).toBe(1);
  expect(existsSync(path)).toBe(false);
});
