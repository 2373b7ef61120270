import { setImmediate } from "node:timers/promises";
import { inArray, type Placeholder, and, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { allOfIds, idsPerStatement } from "../../database/prepared.ts";
import type { DatabaseHandle, Database } from "../../database/database.ts";
import { leads, type LeadListRow, leadListMembers, leadLists } from "../../database/schema/leads.ts";
import { chunksOf, eachInTurns, mapInTurns, mapPartsInTurns } from "../../work/inTurns.ts";
import { hasLeft } from "../../matching/changes/hasLeft.ts";
import { hasNewTitle } from "../../matching/changes/hasNewTitle.ts";
import { normalizeCompany } from "../../matching/companies/normalizeCompany.ts";
import { readPlaces } from "../searchMembers.ts";
import { pairMoved, type Moved } from "./moved.ts";

/** Somebody who changed: the lead, and the lead that has what was before where that is another one. */
export interface Change {
  leadId: string;
  earlierId: string;
}

/** What is different in a list since the last one of the same leads. Ids only: what they say is read anew. */
export interface FoundChanges {
  known: KnownList | undefined;
  all: string[];
  new: string[];
  gone: string[];
  /** Of those who have not left. */
  newTitle: Change[];
  leftCompany: Change[];
}

/** A list that is longer is not looked through. */
const leadsMax = 100_000;

/**
 * Compares a list with the last one of the same leads, by what the connector has stored. Reads in turns, so
 * that a long list holds up nobody.
 */
export async function findChanges(ctx: RequestContext, list: LeadListRow): Promise<FoundChanges> {
  const all = await idsOf(ctx, list.id);
  const read = await mapPartsInTurns(all, (ids) => allOfIds(ctx.database, jobsOf, ids));
  const byId = new Map(read.map((row) => [row.id, row]));
  const rows = all.flatMap((id) => byId.get(id) ?? []);
  const known = await findKnownList(ctx.database, list, all);
  const { fresh, gone } = known ? await differenceOf(ctx, all, known) : { fresh: [], gone: [] };
  const moved = await findMoved(ctx, fresh, gone);
  const changed = [
    ...rows.flatMap((row) =>
      row.changedIn === list.id ? [{ leadId: row.id, earlierId: row.id, ...twoJobsOf(row) }] : [],
    ),
    ...moved.flatMap(({ leadId, earlier }) => {
      const row = byId.get(leadId);
      return row ? [{ leadId, earlierId: earlier.id, before: jobOf(earlier), now: jobOf(row) }] : [];
    }),
  ];
  const others = rows.filter(({ changedIn }) => changedIn !== list.id);
  const left = await withoutRenamed(
    await those(changed, ({ before, now }) => hasLeft(before, now)),
    others.map(({ company }) => company),
  );
  const leftIds = new Set(left.map(({ leadId }) => leadId));
  const movedIds = new Set(moved.flatMap(({ leadId, earlier }) => [leadId, earlier.id]));
  return {
    known,
    all,
    new: fresh.filter((id) => !movedIds.has(id)),
    gone: gone.filter((id) => !movedIds.has(id)),
    newTitle: (
      await those(
        changed,
        ({ leadId, before, now }) => !leftIds.has(leadId) && hasNewTitle(before.title, now.title),
      )
    ).map(changeOf),
    leftCompany: left.map(changeOf),
  };
}

interface Job {
  title: string | null;
  company: string | null;
  domains: (string | null)[];
}

interface TwoJobs extends Change {
  before: Job;
  now: Job;
}

const changeOf = ({ leadId, earlierId }: TwoJobs): Change => ({ leadId, earlierId });

async function idsOf(ctx: RequestContext, listId: string): Promise<string[]> {
  const places = await readPlaces(ctx, { listId, words: [], link: null }, leadsMax);
  return places.map(({ leadId }) => leadId);
}

async function differenceOf(
  ctx: RequestContext,
  all: readonly string[],
  { list, cameAgain }: KnownList,
): Promise<{ fresh: string[]; gone: string[] }> {
  const before = await idsOf(ctx, list.id);
  const [nowIds, beforeIds] = [new Set(all), new Set(before)];
  return {
    fresh: all.filter((id) => !beforeIds.has(id)),
    gone: cameAgain ? before.filter((id) => !nowIds.has(id)) : [],
  };
}

/** With more on both sides, namesakes are more likely than people who moved. */
const pairedMax = 5_000;

async function findMoved(ctx: RequestContext, fresh: string[], gone: string[]): Promise<Moved<JobRow>[]> {
  if (fresh.length === 0 || gone.length === 0 || fresh.length + gone.length > pairedMax) return [];
  const read = (all: string[]) => mapPartsInTurns(all, (ids) => allOfIds(ctx.database, jobsOf, ids));
  return pairMoved(await read(fresh), await read(gone));
}

type JobRow = Awaited<ReturnType<ReturnType<typeof jobsOf>["all"]>>[number];

const jobOf = ({ title, company, companyDomain }: JobRow): Job => ({
  title,
  company,
  domains: [companyDomain],
});

const twoJobsOf = (row: JobRow): { before: Job; now: Job } => ({
  before: { title: row.earlierTitle, company: row.earlierCompany, domains: [row.earlierCompanyDomain] },
  now: jobOf(row),
});

const jobsOf = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select({
      id: leads.id,
      firstName: leads.firstName,
      lastName: leads.lastName,
      title: leads.title,
      company: leads.company,
      companyDomain: leads.companyDomain,
      location: leads.location,
      profileUrl: leads.profileUrl,
      email: leads.email,
      changedIn: leads.changedIn,
      earlierTitle: leads.earlierTitle,
      earlierCompany: leads.earlierCompany,
      earlierCompanyDomain: leads.earlierCompanyDomain,
    })
    .from(leads)
    .where(inArray(leads.id, ids))
    .prepare();

const keyOf = (company: string | null): string => normalizeCompany(company, []).bareJoined;

/** So many who all went the same way tell that their company has another name; or two who kept their jobs. */
const renamedMin = 3;
const renamedInJobMin = 2;
const renamedShare = 0.8;
const keptJob = ({ before, now }: TwoJobs): boolean =>
  before.title !== null && now.title !== null && !hasNewTitle(before.title, now.title);

/**
 * Without those whose company got another name: all who worked there are at one other now, and nobody of the
 * list stayed.
 */
async function withoutRenamed(left: TwoJobs[], staying: readonly (string | null)[]): Promise<TwoJobs[]> {
  const byCompany = Map.groupBy(left, ({ before }) => keyOf(before.company));
  const renamed = [...byCompany].flatMap(([before, some]) => {
    const most = [...Map.groupBy(some, ({ now }) => keyOf(now.company)).values()].find(
      (few) =>
        few.length >= (few.every(keptJob) ? renamedInJobMin : renamedMin) &&
        few.length >= some.length * renamedShare,
    );
    return most ? [{ before, most }] : [];
  });
  if (renamed.length === 0) return left;
  const kept = new Set(await mapInTurns([...new Set(staying)], keyOf));
  const taken = new Set(renamed.flatMap(({ before, most }) => (kept.has(before) ? [] : most)));
  return left.filter((one) => !taken.has(one));
}

/** The items that meet a condition, which takes its time. */
async function those<Item>(items: readonly Item[], isOne: (item: Item) => boolean): Promise<Item[]> {
  const found: Item[] = [];
  await eachInTurns(items, (item) => {
    if (isOne(item)) found.push(item);
  });
  return found;
}

/** An earlier list of the same owner that a list is a later state of. */
interface KnownList {
  list: LeadListRow;
  /** Whether most of its leads came again, so that those who did not are gone. */
  cameAgain: boolean;
}

/** Of lists that have nearly as many of the leads, the newest is the last one. */
const nearly = 0.9;

/**
 * The owner's list before this one that has most of its leads, or of which it has most; undefined where there
 * is none. `leadIds`: all of the list. Reads in turns.
 */
async function findKnownList(
  database: Database,
  list: LeadListRow,
  leadIds: readonly string[],
): Promise<KnownList | undefined> {
  const { orgId, ownerId, createdAt, id: listId } = list;
  const values = { orgId, ownerId, listId, before: createdAt.getTime() };
  const shared = new Map<string, number>();
  for (const ids of chunksOf([...leadIds], idsPerStatement)) {
    const found = await allOfIds(database, listsWith, ids, values);
    for (const { listId: id } of found) shared.set(id, (shared.get(id) ?? 0) + 1);
    await setImmediate();
  }
  const rows = await database
    .select()
    .from(leadLists)
    .where(inArray(leadLists.id, mostOf(shared, candidatesMax)));
  const countOf = ({ id }: LeadListRow) => shared.get(id) ?? 0;
  const alike = rows.filter(
    (row) => countOf(row) * 2 > leadIds.length || (countOf(row) * 2 > row.leadCount && countOf(row) > 1),
  );
  const best = Math.max(0, ...alike.map(countOf));
  const [last] = alike
    .filter((row) => countOf(row) >= best * nearly)
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return last && { list: last, cameAgain: countOf(last) * 2 > last.leadCount };
}

/** More lists with leads of one are not looked at. */
const candidatesMax = 50;

const mostOf = (counts: ReadonlyMap<string, number>, max: number): string[] =>
  [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, max)
    .map(([id]) => id);

const listsWith = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select({ listId: leadListMembers.listId })
    .from(leadListMembers)
    .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
    .where(
      and(
        inArray(leadListMembers.leadId, ids),
        eq(leadLists.orgId, sql.placeholder("orgId")),
        eq(leadLists.ownerId, sql.placeholder("ownerId")),
        isNotNull(leadLists.readyAt),
        lt(leadLists.createdAt, sql.placeholder("before")),
        sql`${leadLists.id} <> ${sql.placeholder("listId")}`,
      ),
    )
    .prepare();
