import type { Evidence } from "./compare.ts";
import { explain } from "./explain.ts";
import type { Match, Person } from "../person.ts";
import { score } from "./score.ts";
import { weights, type WeightTable } from "./weights.ts";

/** A candidate that a lead was compared with. */
interface Compared<Id> {
  id: Id;
  person: Person;
  evidence: Evidence;
}

interface RankedMatch<Id> extends Match {
  id: Id;
}

/** A match that is this far behind the best one, in log-odds, is possible at most. */
const clearLead = 1.5;

/**
 * The compared candidates that the lead may be, likeliest first. `namesakes`: the number of candidates with
 * the same name.
 */
export function rank<Id>(
  lead: Person,
  compared: Compared<Id>[],
  namesakes: number,
  table: WeightTable = weights,
): RankedMatch<Id>[] {
  return compared
    .flatMap(({ id, person, evidence }) => {
      const found = score(evidence, namesakes, table);
      return found ? [{ ...found, id, reasons: explain(evidence, lead, person) }] : [];
    })
    .sort((a, b) => b.probability - a.probability)
    .map((match, _, [best]) =>
      best && isOutdone(match, best) ? { ...match, level: "possible" as const } : match,
    );
}

export function isExactName({ given, family }: Evidence): boolean {
  return given === "exact" && family === "exact";
}

/**
 * Only one of two people with the same name is the lead: where one has clearly more evidence, the other is
 * possible at most.
 */
function isOutdone(match: Match, best: Match): boolean {
  const logOdds = (probability: number): number => Math.log(probability / (1 - probability));
  return match.level === "likely" && logOdds(best.probability) - logOdds(match.probability) > clearLead;
}
