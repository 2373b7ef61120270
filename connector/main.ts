import "./requireNode.ts";
import { readConfig } from "./config.ts";
import { createContext } from "./createContext.ts";
import { createLog, writtenOut } from "./log/createLog.ts";
import { isSharedLoginUrl } from "./salesforce/oauth.ts";
import { serveConnector } from "./serve.ts";

/** How long the end waits for whoever reads the log. */
const lastLinesMs = 1_000;

/** The connector alone, from the environment. Ends with status 1 where it cannot start. */
await run().catch(endWith);

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  if (isSharedLoginUrl(config.salesforce.loginUrl)) {
    log.warn(
      { loginUrl: config.salesforce.loginUrl },
      "SALESFORCE_LOGIN_URL knows packaged apps and Connected Apps only: for a local External Client App, set the org's My Domain",
    );
  }
  const context = await createContext(config, log);
  const starting = serveConnector(context);

  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "stopping: finishing what is in flight");
    const connector = await starting;
    await connector.close();
    log.info({}, "stopped");
    await writtenOut(lastLinesMs);
    // What still waits for an answer has had its time.
    process.exit();
  };
  // Before anybody can read that it listens, and stop it. Where it can't start, that is said below.
  process.on("SIGTERM", (signal) => void stop(signal).catch(() => undefined));
  process.on("SIGINT", (signal) => void stop(signal).catch(() => undefined));
  await starting;
}

async function endWith(error: unknown): Promise<void> {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // What waits for a reader who has stalled would hold the process for ever.
  await writtenOut(lastLinesMs);
  process.exit(1);
}
