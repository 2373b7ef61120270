import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { StepError } from "./stepError.ts";

export const projectFolder = path.resolve(import.meta.dirname, "../..");

/**
 * The Salesforce CLI of this project, so that everybody deploys with the same one. Throws StepError where it
 * is not installed: `npm start` and the commands of package.json install it, `npm test` does not.
 */
export function findSf(folder = projectFolder): string {
  const binary = path.join(folder, "config/salesforce-cli/node_modules/@salesforce/cli/bin/run.js");
  if (existsSync(binary)) return binary;
  throw new StepError(
    "The Salesforce CLI is not installed.",
    "Install it with: node scripts/setup.mjs --salesforce-cli",
  );
}

export interface SfSettings {
  environment?: Record<string, string> | undefined;
  /** A project folder other than this one. */
  cwd?: string | undefined;
  /** Ends the CLI; what it asked of the org may go on there. */
  ending?: AbortSignal | undefined;
}

/** The Salesforce CLI ran, and ended with another status than 0. */
export class SfEnded extends Error {
  override readonly name = "SfEnded";
  /** Its exit status; 69 where what it started goes on in the org. Null where a signal ended it. */
  readonly status: number | null;

  constructor(status: number | null) {
    super(
      `sf ${status === null ? "was ended" : `ended with status ${status}`}; its message, if any, is above.`,
    );
    this.status = status;
  }
}

interface SfAnswer<T> {
  status: number;
  result: T;
  message?: string;
}

/**
 * Runs the Salesforce CLI with its output shown; rejects where it fails, its own message being on the screen.
 */
export async function runSf(args: string[], settings: SfSettings = {}): Promise<void> {
  const status = await spawnSf(args, settings, "inherit", () => {});
  if (status !== 0) throw new SfEnded(status);
}

/** Runs the Salesforce CLI and answers its `result`; rejects with its message where it fails. */
export async function readSf<T>(args: string[], settings: SfSettings = {}): Promise<T> {
  const answer = await answerOf<T>(args, settings);
  if (answer.status !== 0) throw new Error(answer.message ?? `sf ended with status ${answer.status}.`);
  return answer.result;
}

async function answerOf<T>(args: string[], settings: SfSettings = {}): Promise<SfAnswer<T>> {
  let text = "";
  await spawnSf([...args, "--json"], settings, "pipe", (part) => (text += part));
  try {
    return JSON.parse(text) as SfAnswer<T>;
  } catch (cause) {
    throw new Error(`sf ${args.join(" ")} answered no JSON.`, { cause });
  }
}

/** Assigns by the Salesforce CLI and gives the org's words for each permission set that it refused. */
export async function assignSf(args: string[]): Promise<string[]> {
  interface AssignResult {
    failures?: { message: string }[];
  }
  const { status, result, message } = await answerOf<AssignResult | undefined>(args);
  const failures = result?.failures ?? [];
  if (status !== 0 && failures.length === 0) throw new Error(message ?? `sf ended with status ${status}.`);
  return failures.map((each) => each.message);
}

/** A component that the org refused. */
export interface DeployFailure {
  componentType: string;
  fullName: string;
  problem: string;
}

interface DeployResult {
  /** Those that are there already and the same count, too. */
  numberComponentsDeployed?: number;
  details?: { componentFailures?: DeployFailure | DeployFailure[] };
}

/**
 * Deploys by the Salesforce CLI and gives what the org refused, nothing where all went well. Rejects where it
 * did not come to a deployment.
 */
export async function deploySf(args: string[], settings: SfSettings = {}): Promise<DeployFailure[]> {
  return failuresOf(await answerOf<DeployResult | undefined>(args, settings));
}

/** What the org refused. Throws where nothing was deployed: without files the CLI ends well, too. */
function failuresOf(answer: SfAnswer<DeployResult | undefined>): DeployFailure[] {
  if (answer.status === 0) {
    if (answer.result?.numberComponentsDeployed) return [];
    throw new Error("The Salesforce CLI deployed no component.");
  }
  const failures = [answer.result?.details?.componentFailures ?? []].flat();
  if (failures.length === 0) throw new Error(answer.message ?? `sf ended with status ${answer.status}.`);
  return failures;
}

/** The refusals as lines to read. */
export function listFailures(failures: readonly DeployFailure[]): string {
  return failures.map((each) => `${each.componentType} ${each.fullName}: ${each.problem}`).join("\n  ");
}

function spawnSf(
  args: string[],
  { environment, cwd, ending }: SfSettings,
  output: "inherit" | "pipe",
  onText: (text: string) => void,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [findSf(), ...args], {
      cwd: cwd ?? projectFolder,
      env: { ...process.env, SF_DISABLE_AUTOUPDATE: "true", ...environment },
      stdio: ["inherit", output, output === "pipe" ? "ignore" : "inherit"],
      ...(ending && { signal: ending }),
    });
    child.stdout?.setEncoding("utf8").on("data", onText);
    child.on("error", reject);
    child.on("close", resolve);
  });
}
