/**
 * The connector as a process of its own, to be killed. Its clock is wrong by CLOCK_OFFSET_MS, and runs faster
 * than the world's by CLOCK_SPEED, so that no chaos run waits as long as a real one for an answer that is lost.
 */
import { readConfig } from "../../connector/config.ts";
import { createContext } from "../../connector/createContext.ts";
import { createLog } from "../../connector/log/createLog.ts";
import { serveConnector } from "../../connector/serve.ts";

const { CLOCK_OFFSET_MS = "0", CLOCK_SPEED = "1", CLOCK_START = String(Date.now()) } = process.env;
const start = Number(CLOCK_START);
const clock = () => new Date(start + (Date.now() - start) * Number(CLOCK_SPEED) + Number(CLOCK_OFFSET_MS));
const elapsedMs = () => performance.now() * Number(CLOCK_SPEED);

const config = readConfig(process.env);
await serveConnector(await createContext(config, createLog(config.logLevel), { clock, elapsedMs }));
process.stdout.write("listening\n");
