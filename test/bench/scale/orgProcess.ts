import { startPracticeOrg } from "@crosswalk/practice-org";

/**
 * A practice org in a process of its own, for benchmarks that must know what it alone costs. Speaks IPC only.
 */
const redirectUris = process.argv.slice(2);
const running = await startPracticeOrg({
  seed: "default",
  ...(redirectUris.length > 0 && { redirectUris }),
});
const { url, orgId, clientId, clientSecret } = running;
process.send?.({ url, orgId, clientId, clientSecret });

process.on("message", () => {
  // KiB on every platform that Node runs on; microseconds.
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send?.({ peakBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 });
});
process.on("disconnect", () => {
  void running.close().then(() => process.exit(0));
});
