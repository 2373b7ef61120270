/**
 * `npm run pictures`: takes the guides' pictures anew, by walking through the screens of the practice org in
 * the browser.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readOptions } from "./readOptions.ts";

readOptions({});

/** Each picture, and what the browser tests that walk through the screens call it. */
const screens: Record<string, string> = {
  "sign-in": "narrow-01-sign-in",
  list: "narrow-07-leads",
  matches: "narrow-13-matches",
  form: "narrow-11-filled-in",
  created: "narrow-12-created",
  settings: "admin-settings",
  review: "batch-03-review",
  progress: "batch-08-running",
  rehearsal: "rehearsal-01-completed",
  undo: "batch-20-undo-preview",
  "account-page": "record-account",
  "opportunity-page": "record-opportunity",
  "contact-page": "record-contact",
};

/** The browser tests that take them. */
const specs = ["screens", "batch.spec", "rehearsal", "batchUndo", "recordPage"];

const projectFolder = path.dirname(import.meta.dirname);
const taken = mkdtempSync(path.join(tmpdir(), "crosswalk-pictures-"));
try {
  const playwright = path.join(projectFolder, "node_modules/@playwright/test/cli.js");
  const { status } = spawnSync(process.execPath, [playwright, "test", ...specs], {
    cwd: projectFolder,
    env: { ...process.env, SCREENSHOTS: taken },
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("The screens could not be shown; Playwright's message is above.");
  for (const [picture, screen] of Object.entries(screens)) {
    const file = path.join(projectFolder, "config/guides/pictures", `${picture}.png`);
    copyFileSync(path.join(taken, `${screen}.png`), file);
  }
  console.log(`Took ${Object.keys(screens).length} pictures anew, in config/guides/pictures.`);
} finally {
  rmSync(taken, { recursive: true, force: true });
}
