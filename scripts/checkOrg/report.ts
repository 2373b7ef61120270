import type { About } from "./aboutThis.ts";
import { StepError } from "../org/stepError.ts";
import type { Fact, Outcome } from "./check.ts";
import type { Result } from "./runChecks.ts";
import { scrubbed } from "./scrubbed.ts";

const width = "problem".length;

/** A result as lines, each finding with its next step below. */
export function linesOf({ id, title, outcome, saw, findings }: Result): string {
  const indent = " ".repeat(width + 2);
  const below = findings.flatMap(({ outcome: own, says, nextStep }) => [
    `${indent}${own}: ${says}`,
    ...(nextStep ? [`${indent}  → ${nextStep}`] : []),
  ]);
  return [`${outcome.padEnd(width)}  ${id.padEnd(width)}  ${title}: ${saw}`, ...below].join("\n");
}

/** The facts of an org that others may read. */
interface OrgFacts {
  /** The version of this file's format. */
  format: 1;
  about: About;
  /** Properties of the org, by name. The practice org can be started with them. */
  org: Record<string, Fact>;
  checks: Record<string, { outcome: Outcome; findings: string[] } & Record<string, Fact>>;
}

/**
 * The facts of the results without the org's names, of which `names` are some. What was seen, and what a
 * finding says, may name people and stays out. Throws StepError if a fact still looks like an id, an address
 * or a secret.
 */
export function factsOf(results: readonly Result[], about: About, names: readonly string[]): OrgFacts {
  const isOfOrg = ({ id }: Result) => id === "org" || id === "package";
  const entries = results.map((result) => [
    result.id,
    {
      outcome: result.outcome,
      findings: result.findings.map(({ fact }) => scrubbed(fact, names)),
      ...(!isOfOrg(result) && result.facts),
    },
  ]);
  const org = Object.assign({}, ...results.filter(isOfOrg).map(({ facts }) => facts)) as OrgFacts["org"];
  const facts: OrgFacts = {
    format: 1,
    about,
    org,
    checks: Object.fromEntries(entries) as OrgFacts["checks"],
  };
  refuseSecrets(facts, "");
  return facts;
}

/** Ids, tokens and keys are long words with digits; addresses have an @, a scheme or Salesforce's domain. */
const telltale = /@|:\/\/|\.(?:sales)?force\.com|\b(?=[a-zA-Z]*\d)[a-zA-Z0-9]{15,}\b/;

function refuseSecrets(value: unknown, path: string): void {
  if (typeof value === "string" && telltale.test(value)) {
    throw new StepError(
      `The fact ${path} could tell whose org it is, so that no JSON was written.`,
      `Tell us the name ${path}, without its value.`,
    );
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, part] of Object.entries(value))
    refuseSecrets(part, path === "" ? name : `${path}.${name}`);
}
