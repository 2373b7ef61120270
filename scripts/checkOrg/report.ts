import { StepError } from "../org/stepError.ts";
import type { CheckResult, CheckStep, Fact, Outcome } from "./check.ts";
import { scrubbed } from "./scrubbed.ts";

const outcomes: Outcome[] = ["pass", "warning", "fail", "unknown"];
const outcomeWidth = Math.max(...outcomes.map(({ length }) => length));

/** A step's results as lines of a table, each with its remedy below where it does not pass. */
export function tableOf(step: CheckStep, results: readonly CheckResult[]): string {
  const idWidth = Math.max(...results.map(({ id }) => id.length));
  const lines = results.flatMap(({ outcome, id, asks, saw, remedy }) => [
    `  ${outcome.padEnd(outcomeWidth)}  ${id.padEnd(idWidth)}  ${asks} ${saw}`,
    ...(outcome !== "pass" && remedy ? [`${" ".repeat(outcomeWidth + 4)}→ ${remedy}`] : []),
  ]);
  return [step.title, ...lines, ""].join("\n");
}

export function countsOf(results: readonly CheckResult[]): string {
  const counts = outcomes.map((outcome) => {
    const { length } = results.filter((each) => each.outcome === outcome);
    return `${length} ${outcome}`;
  });
  return `${results.length} checks: ${counts.join(", ")}`;
}

/** Which Crosswalk looked at the org, and when. */
export interface About {
  version: string;
  /** Null where the folder is no clone. */
  commit: string | null;
  cliVersion: string;
  sourceApiVersion: string;
  /** E.g. `2026-12-31`. */
  date: string;
}

/** The facts of an org that others may read. */
interface OrgFacts {
  /** The version of this file's format. */
  format: 1;
  about: About;
  /** Properties of the org, by name. The practice org can be started with them. */
  org: Record<string, Fact>;
  checks: Record<string, { outcome: Outcome } & Record<string, Fact>>;
}

/**
 * The facts of the results, with what Salesforce said of our components and why something is unknown, but
 * without the org's names, of which `names` are some. Other texts of what was seen may name people and stay
 * out. Throws StepError if a fact still looks like an id, an address or a secret.
 */
export function factsOf(results: readonly CheckResult[], about: About, names: readonly string[]): OrgFacts {
  const ofOrg = results.filter(({ id }) => id.startsWith("org.") || id === "package.translations");
  const org = Object.assign({}, ...ofOrg.map(({ facts = {} }) => withoutRefusal(facts))) as Record<
    string,
    Fact
  >;
  const checks = Object.fromEntries(
    results.map((result) => {
      const { id, outcome, saw, facts = {}, problems } = result;
      return [
        id,
        {
          outcome,
          ...(!ofOrg.includes(result) && facts),
          ...(problems && { problems: problems.map((each) => scrubbed(each.replace(ofRule, "$1"), names)) }),
          ...(outcome === "unknown" && { reason: scrubbed(saw.replace(ofAnyCode, "$1"), names) }),
        },
      ];
    }),
  );
  const facts: OrgFacts = { format: 1, about, org, checks };
  refuseSecrets(facts, "");
  return facts;
}

function withoutRefusal({ refused: _, ...facts }: Record<string, Fact>): Record<string, Fact> {
  return facts;
}

/** Ids, tokens and keys are long words with digits; addresses have an @, a scheme or Salesforce's domain. */
const telltale = /@|:\/\/|\.(?:sales)?force\.com|\b(?=[a-zA-Z]*\d)[a-zA-Z0-9]{15,}\b/;

function refuseSecrets(value: unknown, path: string): void {
  if (typeof value === "string" && telltale.test(value)) {
    throw new StepError(
      `The fact ${path} could tell whose org it is, so that no JSON was written.`,
      `Tell us the name ${path}, without its value; --step and the names of the other steps write the rest.`,
    );
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, part] of Object.entries(value))
    refuseSecrets(part, path === "" ? name : `${path}.${name}`);
}

/** What a rule of the org says stands behind these codes: Apex writes a comma. */
const ofRule = /\b(FIELD_CUSTOM_VALIDATION_EXCEPTION|CANNOT_\w+)[:,] [^]*/;
const ofAnyCode = /\b([A-Z]+(?:_[A-Z]+)+)[:,] [^]*/;
