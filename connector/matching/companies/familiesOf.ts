import type { AccountCandidate } from "./accountFacts.ts";
import type { Contender } from "./contender.ts";
import { holdingWords } from "./legalForms.ts";
import { groupLabel } from "./sharedHosts.ts";

/** The accounts of one company, as far as they may be a lead's. */
export interface Family {
  /** How well the best of them is the lead's company. */
  rank: number;
  /** Whether one of them has the lead's web domain. */
  sharesDomain: boolean;
  /** Ids. */
  members: Set<string>;
  /** The ids above an account, its parent first. */
  ancestors(id: string): string[];
  countryOf(id: string): string | null;
  isRoot(id: string): boolean;
  /** Whether an account has others of the company above or below it. */
  isLinked(id: string): boolean;
  /** Whether an account is a holding above one of its country that has the name of the lead's company. */
  isAboveNamed(id: string): boolean;
}

/** Three levels are usual. No hierarchy is followed any further, nor in a circle. */
const levelsMax = 6;

/**
 * The family of each contender: those under one account or with one web address; of those without an address,
 * the namesakes, too. Others of the name are other companies.
 */
export function familiesOf<Account extends AccountCandidate>(
  contenders: readonly Contender<Account>[],
  parentOf: (id: string) => string,
): { family: Family; house: number }[] {
  const { houses, groups } = groupsOf(contenders, parentOf);
  const byGroup = Map.groupBy(contenders.keys(), (index) => groups[index] ?? index);
  const families: { family: Family; house: number }[] = [];
  for (const indexes of byGroup.values()) {
    const family = createFamily(
      indexes.flatMap((index) => contenders[index] ?? []),
      parentOf,
    );
    for (const index of indexes) families[index] = { family, house: houses[index] ?? index };
  }
  return families;
}

function createFamily(
  contenders: readonly Contender<AccountCandidate>[],
  parentOf: (id: string) => string,
): Family {
  const same = contenders.filter(({ identity, isTest }) => !identity.isLike && !isTest);
  const countries = new Map(same.map(({ prepared }) => [prepared.id, prepared.country]));
  const members = new Set(countries.keys());
  members.delete("");
  const above = (id: string) => ancestorsOf(id, parentOf);
  const parents = new Set([...members].flatMap((id) => above(id)));
  const holdings = holdingsAboveNamed(same, above);
  const hasAbove = (id: string) => above(id).some((each) => members.has(each));
  return {
    rank: Math.max(0, ...same.slice(0, 1_000).map(({ identity }) => identity.rank)),
    sharesDomain: same.some((each) => each.sharesDomain),
    members,
    ancestors: above,
    countryOf: (id) => countries.get(id) ?? null,
    isRoot: (id) => !hasAbove(id),
    isLinked: (id) => parents.has(id) || hasAbove(id),
    isAboveNamed: (id) => holdings.has(id),
  };
}

/** How well a name is the lead's company where it differs in nothing but the legal form. */
const sameNameMin = 90;

function holdingsAboveNamed(
  contenders: readonly Contender<AccountCandidate>[],
  above: (id: string) => string[],
): ReadonlySet<string> {
  const holdings = contenders.filter(
    ({ prepared, identity }) =>
      identity.rank < sameNameMin && prepared.names[0]?.company.core.some((word) => holdingWords.has(word)),
  );
  if (holdings.length === 0) return new Set();
  const countries = new Map(holdings.map(({ prepared }) => [prepared.id, prepared.country]));
  const named = contenders.filter(({ identity }) => identity.rank >= sameNameMin);
  return new Set(
    named.flatMap(({ prepared: { id, country } }) =>
      above(id).filter((each) => country !== null && countries.get(each) === country),
    ),
  );
}

/** The ids above an account, its parent first. */
export function ancestorsOf(id: string, parentOf: (id: string) => string): string[] {
  const above: string[] = [];
  for (let at = parentOf(id); at !== "" && above.length < levelsMax; at = parentOf(at)) {
    if (at === id || above.includes(at)) break;
    above.push(at);
  }
  return above;
}

/**
 * The number of the house of each contender, which parents and web addresses tell, and of its group, where
 * namesakes without an address belong to a house.
 */
function groupsOf(
  contenders: readonly Contender<AccountCandidate>[],
  parentOf: (id: string) => string,
): { houses: number[]; groups: number[] } {
  const leads = contenders.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (leads[at] !== at) {
      leads[at] = leads[leads[at] ?? at] ?? at;
      at = leads[at] ?? at;
    }
    return at;
  };
  const first = new Map<string, number>();
  const join = (key: string, index: number) => {
    const known = first.get(key);
    if (known === undefined) first.set(key, index);
    else leads[find(index)] = find(known);
  };
  for (const [index, { prepared, identity, isTest }] of contenders.entries()) {
    if (identity.isLike || isTest) continue;
    const top = ancestorsOf(prepared.id, parentOf).at(-1) ?? prepared.id;
    if (top !== "") join(`top ${top}`, index);
    for (const domain of prepared.domains) join(`site ${groupLabel(domain)}`, index);
  }
  const houses = leads.map((_, index) => find(index));
  joinNamesakes(contenders, leads, find);
  return { houses, groups: leads.map((_, index) => find(index)) };
}

/** Accounts without a web address join their namesakes, if these are one company. */
function joinNamesakes(
  contenders: readonly Contender<AccountCandidate>[],
  leads: number[],
  find: (index: number) => number,
): void {
  const same = contenders.flatMap(({ identity, isTest }, index) =>
    identity.isLike || isTest ? [] : [index],
  );
  const named = same.filter((index) => (contenders[index]?.identity.rank ?? 0) >= 68);
  const isAddressed = (index: number) => (contenders[index]?.prepared.domains.length ?? 0) > 0;
  const addressed = new Set(named.filter(isAddressed).map(find));
  if (addressed.size > 1) return;
  const [only = named[0]] = addressed;
  if (only === undefined) return;
  for (const index of named) if (!isAddressed(index)) leads[find(index)] = find(only);
}
