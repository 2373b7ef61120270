import { existsSync } from "node:fs";
import process from "node:process";

/** A Chromium of the system's where there is one; otherwise Playwright's own is used. */
export const systemChromium = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
].find((path) => path && existsSync(path));
