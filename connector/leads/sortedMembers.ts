import { inArray, type Placeholder } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { allOfIds } from "../database/prepared.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { leads, type LeadListRow, type LeadRow } from "../database/schema/leads.ts";
import { chunksOf, eachInTurns, mapInTurns, mapPartsInTurns } from "../work/inTurns.ts";
import { foldText } from "../matching/foldText.ts";
import { refusal } from "../reasons/refusal.ts";
import { leadsPerSearch } from "../matches/matchLeads.ts";
import { crmOfLeads, storedCrmOfLeads, type LeadCrm } from "./showLead.ts";
import { leadsById } from "./findLead.ts";
import {
  readPlaces,
  type LeadFilter,
  type LeadSort,
  type Place,
  type StoredFilter,
} from "./searchMembers.ts";

type Names = Pick<LeadRow, "firstName" | "lastName" | "company">;

/** No index has this order: each page reads the names of all leads that it is a page of. */
export const sortedMax = 10_000;

/** Throws `request-invalid` for a list that is too long to be sorted. */
export function checkSortable({ leadCount }: LeadListRow, sort: LeadSort | undefined): void {
  if (sort && leadCount > sortedMax) {
    throw refusal("list-too-long-to-sort", { values: { max: sortedMax }, field: "sort" });
  }
}

/**
 * All members that match a filter, sorted, for a list that may be sorted. By status only after asking
 * Salesforce about each lead that was not compared lately; with `crm` those come last instead.
 */
export async function sortedMembers(
  ctx: RequestContext,
  filter: StoredFilter,
  { sort, crm }: Pick<LeadFilter, "crm"> & { sort: LeadSort },
): Promise<Place[]> {
  const places = await readPlaces(ctx, filter, sortedMax);
  if (sort === "status")
    return await sortedByStatus(ctx, places, crm === "stored" ? storedCrmOfLeads : crmOfLeads);
  const ids = places.map(({ leadId }) => leadId);
  const named = await mapPartsInTurns(ids, (part) => allOfIds(ctx.database, namesOf, part));
  const names = new Map(named.map((lead) => [lead.id, lead]));
  const keyed = await mapInTurns(places, (place) => ({ place, key: keyOf(names.get(place.leadId), sort) }));
  return keyed.sort(byKey).map(({ place }) => place);
}

const statusOrder: readonly LeadCrm["status"][] = ["new", "possible", "likely", "linked", "unknown"];

async function sortedByStatus(
  ctx: RequestContext,
  places: Place[],
  readCrm: typeof crmOfLeads,
): Promise<Place[]> {
  const byStatus = new Map(statusOrder.map((status): [LeadCrm["status"], Place[]] => [status, []]));
  for (const part of chunksOf(places, leadsPerSearch)) {
    const known = await leadsById(
      ctx.database,
      part.map(({ leadId }) => leadId),
    );
    const crm = await readCrm(ctx, [...known.values()]);
    await eachInTurns(part, (place) => {
      byStatus.get(crm.get(place.leadId)?.status ?? "unknown")?.push(place);
    });
  }
  return [...byStatus.values()].flat();
}

/** Members of one status whose leads are known, sorted where one asks for it. */
export function inOrder<Item extends { lead: Names }>(members: Item[], sort: LeadSort | undefined): Item[] {
  if (!sort || sort === "status") return members;
  return members
    .map((member) => ({ member, key: keyOf(member.lead, sort) }))
    .sort(byKey)
    .map(({ member }) => member);
}

/** Behind every letter: leads without a company come last. */
const last = "~";

/** Whatever its case, accents and script. */
function keyOf(lead: Names | undefined, sort: Exclude<LeadSort, "status">): string {
  if (!lead) return last;
  const name = `${foldText(lead.lastName)} ${foldText(lead.firstName)}`;
  return sort === "name" ? name : `${foldText(lead.company ?? "") || last} ${name}`;
}

/** The same as SQLite and Postgres would not both sort. Equal ones stay in the list's order. */
const byKey = (one: { key: string }, other: { key: string }): number =>
  one.key < other.key ? -1 : Number(one.key > other.key);

const namesOf = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select({
      id: leads.id,
      firstName: leads.firstName,
      lastName: leads.lastName,
      company: leads.company,
    })
    .from(leads)
    .where(inArray(leads.id, ids))
    .prepare();
