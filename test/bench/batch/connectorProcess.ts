import { monitorEventLoopDelay } from "node:perf_hooks";
import { readConfig } from "../../../connector/config.ts";
import { createContext } from "../../../connector/createContext.ts";
import { createLog } from "../../../connector/log/createLog.ts";
import { serveConnector } from "../../../connector/serve.ts";

/** The connector in a process of its own, which tells over IPC what it costs. */
const config = readConfig(process.env);
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
const context = await createContext(config, createLog(config.logLevel));
await serveConnector(context);
process.send?.("listening");

/**
 * The most processor time between two ticks: how long the event loop was blocked by its own work, whatever
 * else ran on the machine.
 */
let longestStretchMs = 0;
let before = process.threadCpuUsage();
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before);
  before = process.threadCpuUsage();
  longestStretchMs = Math.max(longestStretchMs, (user + system) / 1000);
}, 5);

process.on("message", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send?.({
    // Node gives maxRSS in KiB on every platform, CPU time in microseconds and delays in nanoseconds.
    peakMegabytes: maxRSS / 1024,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    loopDelayMs: { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
    longestStretchMs,
  });
  longestStretchMs = 0;
  delay.reset();
});
process.on("disconnect", () => process.exit(0));
