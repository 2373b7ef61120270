import { accessRefusals } from "./accessRefusals.ts";
import { duplicateRefusals } from "./duplicateRefusals.ts";
import { formRefusals } from "./formRefusals.ts";
import { malformedRefusals } from "./malformedRefusals.ts";
import type { Refusal } from "./refusal.ts";
import { troubleRefusals } from "./troubleRefusals.ts";

/**
 * Every way in which a single contact can be refused: what it takes, what the API answers, what the panel
 * shows and offers. Driven once over the API (`refusals.test.ts`) and once in the browser
 * (`test/e2e/refusals.spec.ts`).
 */
export const refusalTable: (Refusal & { part: string })[] = [
  ...part("by the form and the org's rules", formRefusals),
  ...part("by duplicate rules", duplicateRefusals),
  ...part("by rights and settings", accessRefusals),
  ...part("by Salesforce in trouble", troubleRefusals),
  ...part("as malformed", malformedRefusals),
];

function part(name: string, refusals: Refusal[]): (Refusal & { part: string })[] {
  return refusals.map((refusal) => ({ ...refusal, part: name }));
}
