import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tryLock } from "./tryLock.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What another process gets. */
function tryElsewhere(file: string): string {
  const module = JSON.stringify(new URL("./tryLock.ts", import.meta.url).href);
  const script = `import { tryLock } from ${module}; process.stdout.write(tryLock(${JSON.stringify(file)}) ? "got" : "refused");`;
  return execFileSync(process.execPath, ["--input-type=module", "--eval", script]).toString();
}

describe("a lock", () => {
  it("stays with its holder where the same process asks for it again, so that no other process gets it", () => {
    const file = join(folder, "lock");
    const release = tryLock(file);
    expect(tryLock(file)).toBeNull();
    expect(tryElsewhere(file)).toBe("refused");
    release?.();
    expect(tryElsewhere(file)).toBe("got");
  });
});
