import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startPracticeOrg, type RunningOrg } from "@crosswalk/practice-org";

/** What the tests of the app's steps share: a practice org, and an environment file that is not there yet. */
interface AppStand {
  readonly org: RunningOrg;
  readonly environmentFile: string;
}

/** Starts the org before the tests of a file, and removes the environment file before each. */
export function useAppStand(): AppStand {
  let org: RunningOrg;
  let folder: string;
  const fileIn = () => path.join(folder, "connector.env");
  beforeAll(async () => {
    org = await startPracticeOrg({ seed: "empty" });
    folder = mkdtempSync(path.join(tmpdir(), "crosswalk-app-"));
  });
  beforeEach(() => rmSync(fileIn(), { force: true }));
  afterAll(async () => {
    await org.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get org() {
      return org;
    },
    get environmentFile() {
      return fileIn();
    },
  };
}
