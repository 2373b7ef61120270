import { defineConfig } from "@playwright/test";
import { systemChromium } from "./test/support/systemChromium.ts";

/**
 * What Chromium does without. The first two draw the suggestions of its address bar, in a process of their
 * own for each window: 6 % of a browser test's processor. The third starts a process that the next page may
 * need: 5 %. The others are Playwright's own list, as only the last list that is given counts.
 */
const unusedFeatures = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"],
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...["HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "AimEnabled"],
  ...["ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"],
  ...["NetworkTimeServiceQuerying", "PreconnectToSearch", "TcpPortRandomizationWin"],
];

export default defineConfig({
  testDir: "test/e2e",
  globalSetup: "./test/e2e/steps/compileOnce.ts",
  // Node runs TypeScript as it is: compiling it again took longer than most tests.
  build: { external: ["**/*.ts"] },
  fullyParallel: true,
  forbidOnly: true,
  // More than a small machine has cores: a browser test waits for its own next move often enough.
  workers: 3,
  // What few changes touch, or shows nothing new, is tagged @night. `npm test` runs the project `day`,
  // `npm run nightly` the other, and `npm run test:e2e` both.
  projects: [
    { name: "day", grepInvert: /@night/ },
    { name: "night", grep: /@night/ },
  ],
  // A browser on a crowded machine may miss a beat; a test that passes only the second time is reported as
  // flaky.
  retries: process.env["CI"] ? 1 : 0,
  timeout: 120_000,
  // These only end what is stuck: a page opened after a deployment is compiled first, on a busy machine.
  expect: { timeout: 60_000 },
  reporter: process.env["CI"] ? [["list"], ["html", { open: "never" }]] : [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "UTC",
    // Drawing a spinner again and again takes a tenth of a page's processor.
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 60_000,
    // Tracing takes 40 % more of a processor. Where a test fails: `npm run test:e2e -- that --trace on`.
    trace: "on-first-retry",
    launchOptions: {
      ...(systemChromium ? { executablePath: systemChromium } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        `--disable-features=${unusedFeatures.join(",")}`,
      ],
    },
  },
});
