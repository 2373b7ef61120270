/**
 * The connector as a process of its own, to be killed. Its clock runs faster than the world's by CLOCK_SPEED,
 * so that no chaos run waits as long as a real one for an answer that is lost.
 */
import { rightNow } from "./wrongClock.ts";
import { readConfig } from "../../connector/config.ts";
import { createContext } from "../../connector/createContext.ts";
import { createLog } from "../../connector/log/createLog.ts";
import { serveConnector } from "../../connector/serve.ts";

const { CLOCK_SPEED = "1", CLOCK_START = String(rightNow()) } = process.env;
const start = Number(CLOCK_START);
/** What the machine's clock says, and what its speed adds: the database knows how wrong the former is. */
const clock = () => new Date(Date.now() + (rightNow() - start) * (Number(CLOCK_SPEED) - 1));
const elapsedMs = () => performance.now() * Number(CLOCK_SPEED);

const config = readConfig(process.env);
await serveConnector(await createContext(config, createLog(config.logLevel), { clock, elapsedMs }));
process.stdout.write("listening\n");
