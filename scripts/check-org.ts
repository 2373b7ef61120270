/**
 * `npm run check-org -- --target-org ALIAS`: asks an org, by the connector's own verbs and as the Salesforce
 * CLI's user, whether Crosswalk works there. It writes nothing without --write.
 *
 * - `--target-org ALIAS`: alias or username of an org that the Salesforce CLI is signed in to
 * - `--environment-file FILE`: the connector's environment file; where left out, the one that deploying wrote
 *   under a name of the org, or config/connector.env
 * - `--sign-in`: also have a person sign in through the app, and sign out again
 * - `--write`: also make one contact, and take it away again
 * - `--json FILE`: write what can be sent to us: no ids, names, addresses or secrets
 * - `--help`: show this
 */
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ConfigError } from "../connector/config.ts";
import { askPerson } from "./askPerson.ts";
import { aboutThis } from "./checkOrg/aboutThis.ts";
import { findingOf, type Check } from "./checkOrg/check.ts";
import { checks } from "./checkOrg/checks.ts";
import { openConnector } from "./checkOrg/openConnector.ts";
import { validate } from "./checkOrg/packageCheck.ts";
import { factsOf, linesOf } from "./checkOrg/report.ts";
import { runChecks, type Result } from "./checkOrg/runChecks.ts";
import { environmentFileOf, environmentFileOption, readEnvironmentFile } from "./deploy/environmentFile.ts";
import { untilSignal } from "./deploy/untilSignal.ts";
import { findTarget, signInAgain } from "./org/findTarget.ts";
import { NoAnswer } from "./org/noAnswer.ts";
import { openSession, type OrgSession } from "./org/orgSession.ts";
import { sourceApiVersion } from "./org/sourceApiVersion.ts";
import { StepError } from "./org/stepError.ts";
import { usageOf } from "./setup/usageOf.mjs";

const command = "npm run check-org --";

interface Asked {
  targetOrg: string;
  chosen: Check[];
  /** The connector's, as the command line names it. */
  environmentFile: string | undefined;
  json: string | undefined;
}

/** What the command line asks for; undefined for `--help`. */
function readCommandLine(): Asked | undefined {
  const options = {
    "target-org": { type: "string" },
    "environment-file": { type: "string" },
    "sign-in": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    json: { type: "string" },
    help: { type: "boolean", default: false },
  } as const;
  const refuse = (message: string) => new StepError(message, `Run ${command} --help.`);
  const values = (() => {
    try {
      return parseArgs({ options }).values;
    } catch (error) {
      throw refuse(error instanceof Error ? error.message : String(error));
    }
  })();
  if (values.help) return undefined;
  if (!values["target-org"]) throw refuse("Missing: --target-org");
  const chosen = checks.filter(({ option }) => option === undefined || values[option]);
  const environmentFile = environmentFileOption(values["environment-file"]);
  if (environmentFile !== undefined && !existsSync(environmentFile)) {
    const next = "Give --environment-file the connector's file, or leave it out.";
    throw new StepError(`There is no ${environmentFile}.`, next);
  }
  return { targetOrg: values["target-org"], chosen, environmentFile, json: values.json };
}

/** What a shell says of a command that Ctrl-C ended. */
const likeCtrlC = 130;

/** Asks the person who runs the command. */
function askForAddress(authorizeUrl: string): Promise<string> {
  console.log("Open this address in a private window, and sign in as a rep:");
  console.log(`\n  ${authorizeUrl}\n`);
  console.log(
    "Then copy the address that the browser shows; the page there may say that something went wrong.",
  );
  return askPerson(
    "Address: ",
    { input: process.stdin, output: process.stdout },
    "Leave out --sign-in where nobody is there to sign in. Otherwise run it again, and paste the address.",
  );
}

async function checkOrg({ targetOrg, chosen, environmentFile, json }: Asked): Promise<void> {
  const apiVersion = await sourceApiVersion();
  const target = await findTarget(targetOrg, apiVersion);
  const usualFiles = [...target.names.map(environmentFileOf), "config/connector.env"];
  const file = environmentFile ?? usualFiles.find((each) => existsSync(each));
  const environment = file === undefined ? new Map<string, string>() : await readEnvironmentFile(file);
  if (file !== undefined) console.log(`The connector's environment file is ${file}.\n`);
  const org = openSession({ ...target, apiVersion: environment.get("SALESFORCE_API_VERSION") || apiVersion });
  const ctx = await openConnector(org, target.id, environment).catch((error: unknown) => {
    if (error instanceof ConfigError) throw new StepError(`${file}: ${error.message}`, "Correct the file.");
    const says = `The Salesforce CLI's session does not open ${targetOrg}. ${findingOf(error).says}`;
    throw new StepError(says, error instanceof StepError ? error.nextStep : signInAgain(targetOrg));
  });
  const connectorUrl = environment.get("PUBLIC_URL") || undefined;
  const tools = {
    ctx,
    org,
    environment,
    askForAddress,
    validate: () => validate(org, targetOrg, connectorUrl),
  };
  const told: Result[] = [];
  let writing: Promise<unknown> | undefined;
  // What writes takes away by itself what it wrote: a signal waits for that, and nothing more begins.
  const settle = async () => void (await writing?.catch(() => {}));
  await untilSignal(settle, (ending) =>
    runChecks(chosen, tools, {
      ending,
      onBegin: ({ option }, running) => void (writing = option === "write" ? running : undefined),
      onResult: (result) => {
        told.push(result);
        console.log(linesOf(result));
      },
    }),
  ).catch(async (error: unknown) => {
    await writeFacts(json, told, org);
    throw error;
  });
  await writeFacts(json, told, org);
  const { length } = told.filter(({ outcome }) => outcome === "problem");
  console.log(`\n${length} of ${told.length} checks found a problem.`);
  if (length > 0) process.exitCode = 1;
}

/** Writes what others may read, where a file is named for it. */
async function writeFacts(json: string | undefined, told: readonly Result[], org: OrgSession): Promise<void> {
  if (json === undefined || told.length === 0) return;
  const [company] = await org.query<{ Name: string }>("SELECT Name FROM Organization").catch(() => []);
  const [domain = ""] = new URL(org.instanceUrl).hostname.split(/\.|--/);
  const facts = factsOf(told, aboutThis(), [company?.Name ?? "", domain]);
  await writeFile(json, `${JSON.stringify(facts, null, 2)}\n`);
  console.log(`${json} has the facts, without ids, names, addresses or secrets.`);
}

try {
  const asked = readCommandLine();
  if (asked === undefined) console.log(usageOf(readFileSync(import.meta.filename, "utf8")));
  else await checkOrg(asked);
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  const isEndedByPerson = error instanceof NoAnswer;
  // The only check that writes comes after the one that asks.
  const more = isEndedByPerson ? " Nothing was written to the org." : "";
  console.error(`\n${error.message}${more}\n  Next: ${error.nextStep}`);
  process.exitCode = isEndedByPerson ? likeCtrlC : 1;
}
