/**
 * `npm run check-org -- --target-org ALIAS [--write] [--json FILE]`: holds an org against what Crosswalk
 * needs and what our documents say of Salesforce. It needs the Salesforce CLI's sign-in alone, and writes
 * nothing without --write.
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { askPerson } from "./askPerson.ts";
import { aboutThis } from "./checkOrg/aboutThis.ts";
import type { CheckResult, CheckStep, PackagePart } from "./checkOrg/check.ts";
import { findTarget, signInAgain } from "./org/findTarget.ts";
import { openSession, type OrgSession } from "./org/orgSession.ts";
import { sourceApiVersion } from "./org/sourceApiVersion.ts";
import { countsOf, factsOf, tableOf } from "./checkOrg/report.ts";
import { runChecks } from "./checkOrg/runChecks.ts";
import { steps } from "./checkOrg/steps/steps.ts";
import { validatePart } from "./checkOrg/validatePart.ts";
import { environmentFileOf, environmentFileOption, readEnvironmentFile } from "./deploy/environmentFile.ts";
import { untilSignal } from "./deploy/untilSignal.ts";
import { NoAnswer } from "./org/noAnswer.ts";
import { StepError } from "./org/stepError.ts";

const command = "npm run check-org --";
const usage = [
  `${command} --target-org ALIAS: holds an org against what Crosswalk needs.`,
  "",
  "  --target-org ALIAS       alias or username of an org that the Salesforce CLI is signed in to",
  `  --step NAME              this step alone; may be repeated: ${steps.map(({ name }) => name).join(", ")}`,
  "  --environment-file FILE  the connector's environment file; where left out, the one that deploying wrote under",
  "                           a name of the org, or config/connector.env",
  "  --sign-in                also have a person sign in through the app, and sign out again",
  "  --write                  also make one contact with a role, and take both away again",
  "  --json FILE              write what the org is like, without ids, names, addresses or secrets",
  "  --help                   show this",
].join("\n");

interface Asked {
  targetOrg: string;
  chosen: CheckStep[];
  /** The connector's, as the command line names it. */
  environmentFile: string | undefined;
  json: string | undefined;
}

/** What the command line asks for; undefined for `--help`. */
function readCommandLine(): Asked | undefined {
  const options = {
    "target-org": { type: "string" },
    step: { type: "string", multiple: true },
    "environment-file": { type: "string" },
    "sign-in": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    json: { type: "string" },
    help: { type: "boolean", default: false },
  } as const;
  const values = (() => {
    try {
      return parseArgs({ options }).values;
    } catch (error) {
      throw new StepError(error instanceof Error ? error.message : String(error), `Run ${command} --help.`);
    }
  })();
  if (values.help) return undefined;
  if (!values["target-org"]) throw new StepError("Missing: --target-org", `Run ${command} --help.`);
  const unknown = values.step?.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new StepError(`There is no step ${unknown}.`, `Run ${command} --help.`);
  const named = steps.filter(({ name }) => values.step?.includes(name) ?? true);
  const chosen = named.filter(({ needs }) => needs === undefined || values[needs]);
  const [first] = named;
  if (chosen.length === 0 && first?.needs) {
    throw new StepError(`The step ${first.name} needs --${first.needs}.`, `Run ${command} --help.`);
  }
  return {
    targetOrg: values["target-org"],
    chosen,
    environmentFile: readableFile(values["environment-file"]),
    json: values.json,
  };
}

/** The file that the command line names. Throws StepError for one that is not there. */
function readableFile(text: string | undefined): string | undefined {
  const named = environmentFileOption(text);
  if (named === undefined || existsSync(named)) return named;
  throw new StepError(
    `There is no ${named}.`,
    "Give --environment-file the connector's file, or leave it out.",
  );
}

/** What a shell says of a command that Ctrl-C ended. */
const likeCtrlC = 130;

const usualFile = "config/connector.env";

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
    "Leave out --sign-in where nobody is there to sign in: the address differs in each run, so that nobody can " +
      "give it beforehand. Otherwise run it again, and paste the address.",
  );
}

async function checkOrg({ targetOrg, chosen, environmentFile, json }: Asked): Promise<void> {
  const sourceVersion = await sourceApiVersion();
  const target = await findTarget(targetOrg, sourceVersion);
  const ofOrg = target.names.map(environmentFileOf);
  const file = environmentFile ?? [...ofOrg, usualFile].find((each) => existsSync(each));
  const environment = file === undefined ? new Map<string, string>() : await readEnvironmentFile(file);
  const apiVersion = environment.get("SALESFORCE_API_VERSION") || sourceVersion;
  const org = openSession({ ...target, apiVersion });
  const tools = {
    org,
    environment,
    askForAddress,
    validate: (part: PackagePart) =>
      validatePart(org, targetOrg, part, environment.get("PUBLIC_URL") || undefined),
  };
  console.log(
    file === undefined
      ? `There is no environment file of the connector, neither ${[...ofOrg, usualFile].join(" nor ")}.\n`
      : `The connector's environment file is ${file}.\n`,
  );
  const told: CheckResult[] = [];
  const onStep = (step: CheckStep, results: CheckResult[]) => {
    told.push(...results);
    console.log(tableOf(step, results));
  };
  let running: Promise<CheckResult[]> = Promise.resolve([]);
  const results = await untilSignal(
    async () => {
      for (const { leave } of chosen) {
        const said = await leave?.(org, running);
        if (said !== undefined) console.log(said);
      }
    },
    (ending) => (running = runChecks(chosen, tools, onStep, ending)),
  ).catch(async (error: unknown) => {
    if (error instanceof NoAnswer && told.length > 0) await writeFacts(json, told, org);
    throw error;
  });
  console.log(countsOf(results));
  await writeFacts(json, results, org);
  if (results.some(({ outcome }) => outcome === "fail")) process.exitCode = 1;
  if (results.some(hasEnded)) {
    throw new StepError(`The Salesforce CLI's session with ${targetOrg} has ended.`, signInAgain(targetOrg));
  }
}

/** Writes what others may read, where a file is named for it. */
async function writeFacts(
  json: string | undefined,
  results: readonly CheckResult[],
  org: OrgSession,
): Promise<void> {
  if (json === undefined) return;
  const [company] = await org.query<{ Name: string }>("SELECT Name FROM Organization").catch(() => []);
  const [domain = ""] = new URL(org.instanceUrl).hostname.split(/\.|--/);
  const facts = factsOf(results, await aboutThis(), [company?.Name ?? "", domain]);
  await writeFile(json, `${JSON.stringify(facts, null, 2)}\n`);
  console.log(`${json} has the facts, without ids, names, addresses or secrets.`);
}

/** Whether Salesforce answered a check that the CLI's session is over, so that it could tell nothing. */
const hasEnded = ({ outcome, saw }: CheckResult) =>
  outcome === "unknown" && saw.includes("INVALID_SESSION_ID");

try {
  const asked = readCommandLine();
  if (asked === undefined) console.log(usage);
  else await checkOrg(asked);
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  const isEnded = error instanceof NoAnswer;
  // The only step that writes comes after the one that asks.
  const more = isEnded ? " Nothing was written to the org." : "";
  console.error(`\n${error.message}${more}\n  Next: ${error.nextStep}`);
  process.exitCode = isEnded ? likeCtrlC : 1;
}
