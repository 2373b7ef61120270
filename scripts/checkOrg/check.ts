import type { RequestContext } from "../../connector/context.ts";
import { AppError, policyOf } from "../../connector/errors.ts";
import { whyRefused } from "../../connector/log/describeError.ts";
import { NoAnswer } from "../org/noAnswer.ts";
import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";
import type { DeployFailure } from "../org/sf.ts";
import { StepError } from "../org/stepError.ts";

/** `warning`: Crosswalk works, but with less. `unknown`: the org did not tell. */
export type Outcome = "ok" | "warning" | "problem" | "unknown";

/** What others may read: no ids, names, addresses or secrets. */
export type Fact = boolean | number | string | null | string[];

/** Something that is not as it should be. */
export interface Finding {
  outcome: Exclude<Outcome, "ok">;
  /** It may name people and records of the org. */
  says: string;
  nextStep: string | null;
  /** The same as others may read it: codes and names of our own. */
  fact: string;
}

/** What a check found. */
export interface Look {
  /** In a few words; it may name what it likes. */
  saw: string;
  facts?: Record<string, Fact>;
  /** None: all is well. */
  findings: Finding[];
}

/** What a check may use. */
export interface Tools {
  /** The connector's own context, in the session of the Salesforce CLI's user. */
  ctx: RequestContext;
  /** The same session, for what the connector never asks: the Metadata API. */
  org: OrgSession;
  /** Values of the connector's environment file; none where there is no such file. */
  environment: ReadonlyMap<string, string>;
  /** Has the org check the package, its app and the translations, as a deployment that changes nothing. */
  validate: () => Promise<DeployFailure[]>;
  /** Has a person sign in at the address, and gives the one at which their browser arrived. */
  askForAddress: (authorizeUrl: string) => Promise<string>;
}

export interface Check {
  id: string;
  title: string;
  /** The option without which it does not run: it needs a person, or writes. */
  option?: "sign-in" | "write";
  /** What it throws is a finding, too. */
  look: (tools: Tools) => Promise<Look>;
}

export const finding =
  (outcome: Finding["outcome"]) =>
  (fact: string, says: string, nextStep: string | null = null): Finding => ({
    outcome,
    says,
    nextStep,
    fact,
  });

export const problem = finding("problem");
export const warning = finding("warning");
export const unknown = finding("unknown");

/** A finding about a part of a check. */
export const about = (name: string, found: Finding): Finding => ({
  ...found,
  says: `${name}: ${found.says}`,
  fact: `${name}: ${found.fact}`,
});

/** What an error says, in the words of the connector's own refusals. Throws NoAnswer on. */
export function findingOf(error: unknown): Finding {
  if (error instanceof NoAnswer) throw error;
  if (error instanceof AppError) {
    const { code, reason, salesforceCodes } = whyRefused(error);
    const isUnanswered = code === "salesforce-unavailable" || code === "session-expired";
    return {
      outcome: isUnanswered ? "unknown" : "problem",
      says: `${policyOf(error).title}: ${error.message}`,
      nextStep: error.action,
      fact: [code, reason, ...(salesforceCodes ?? [])].filter((part) => part !== null).join(" "),
    };
  }
  if (error instanceof OrgRefusal)
    return unknown(error.code || `status ${error.status}`, `Salesforce answers ${error.message}`);
  if (error instanceof StepError) return unknown(error.name, error.message, error.nextStep);
  if (error instanceof Error) return unknown(error.name, error.message);
  return unknown("failed", String(error));
}

/** What Salesforce refuses about a part of a check; undefined where it answers. */
export async function refusalOf(ask: () => Promise<unknown>): Promise<Finding | undefined> {
  try {
    await ask();
    return undefined;
  } catch (error) {
    return findingOf(error);
  }
}
