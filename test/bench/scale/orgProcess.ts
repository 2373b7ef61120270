import { startPracticeOrg } from "@crosswalk/practice-org";

/** A practice org in a process of its own, which tells over IPC what it alone costs. */
const redirectUris = process.argv.slice(2);
const running = await startPracticeOrg({
  seed: "default",
  ...(redirectUris.length > 0 && { redirectUris }),
});
const { url, orgId, clientId, clientSecret } = running;
process.send?.({ url, orgId, clientId, clientSecret });

process.on("message", () => {
  // Node gives maxRSS in KiB on every platform, and CPU time in microseconds.
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send?.({ peakBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 });
});
process.on("disconnect", () => {
  void running.close().then(() => process.exit(0));
});
