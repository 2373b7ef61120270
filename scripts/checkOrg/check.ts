import type { OrgSession } from "../org/orgSession.ts";
import type { DeployFailure } from "../org/sf.ts";

/** `unknown` says why nothing can be said; `warning` is what works, but not as well as it could. */
export type Outcome = "pass" | "warning" | "fail" | "unknown";

/** What others may read: no ids, names, addresses or secrets. */
export type Fact = boolean | number | string | null | string[];

export interface Verdict {
  outcome: Outcome;
  /** What was found, in a sentence or a value. It may name people of the org. */
  saw: string;
  /** In place of the check's own remedy. */
  remedy?: string | undefined;
  /** What `--json` writes, by name. */
  facts?: Record<string, Fact>;
  /** What Salesforce said of our own components. `--json` writes it without names and ids of the org. */
  problems?: string[];
}

/** What a check may use. */
export interface CheckTools {
  org: OrgSession;
  /** Values of the connector's environment file; none where there is no such file. */
  environment: ReadonlyMap<string, string>;
  /** Has the org check a part of the package, as a deployment that changes nothing. */
  validate: (part: PackagePart) => Promise<DeployFailure[]>;
  /** Has a person sign in at the address, and gives the one at which their browser arrived. */
  askForAddress?: (authorizeUrl: string) => Promise<string>;
}

/** The package alone, or with the app and the translations, which need it. */
export type PackagePart = "package" | "all";

export interface Check {
  /** Step and name, e.g. `org.edition`. */
  id: string;
  /** What it asks, as a question. */
  asks: string;
  /** What to do where it warns or fails, in Setup's words; absent where it can do neither. */
  remedy?: string;
  /** Throws where the org does not answer: the check is unknown then, with the org's own words. */
  look: (tools: CheckTools) => Verdict | Promise<Verdict>;
}

export interface CheckStep {
  name: string;
  title: string;
  /** The option without which it does not run: it writes, or needs a person. */
  needs?: "write" | "sign-in";
  checks: Check[];
  /**
   * Takes away what the step has written, where a signal ends the command; `settled` is when its last check
   * has ended. Says what became of it, with ids of what is left; undefined where nothing was written.
   */
  leave?: (org: OrgSession, settled: Promise<unknown>) => Promise<string | undefined>;
}

export interface CheckResult extends Verdict {
  id: string;
  asks: string;
}

type Facts = Record<string, Fact>;

const verdict =
  (outcome: Outcome) =>
  (saw: string, facts: Facts = {}): Verdict => ({ outcome, saw, facts });

export const passed = verdict("pass");
export const warned = verdict("warning");
export const failed = verdict("fail");
export const unknown = verdict("unknown");
