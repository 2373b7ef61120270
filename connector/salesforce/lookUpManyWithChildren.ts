import { chunksOf } from "../work/inTurns.ts";
import { policyOf, type AppError } from "../errors.ts";
import {
  type Children,
  auditOf,
  fieldsOfChildren,
  isOfOneObject,
  lacksFields,
  type ChildRow,
  type RoleOfContact,
} from "./lookUpWithChildren.ts";
import {
  auditFields,
  cameWith,
  fateFields,
  fateOf,
  isRewritten,
  isUntouched,
  withDeleted,
  type Audit,
  type FateRow,
  type RecordFate,
} from "./lookUpRecord.ts";
import { runPaths, type PathAnswer } from "./runPaths.ts";
import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlList } from "./soql.ts";

/** A contact of many that are looked at together. */
export interface SeenContact {
  /** `isUntouched` is false, too, where Salesforce itself has written it since it was made. */
  fate: RecordFate;
  /**
   * Who made it, who has edited it since, if anybody, and whose it is; null where Salesforce shows nothing.
   */
  by: { createdById: string; changedById: string | null; ownerId: string } | null;
  roles: (RoleOfContact & { byId: string | null })[];
  /** What didn't come with it: its object and by whom it is, null where that isn't told. */
  added: Added[];
}

export interface Added {
  object: string;
  byId: string | null;
}

interface SeenContacts {
  contacts: Map<string, SeenContact>;
  /** Objects whose records Salesforce fails to show: something of them may have been added to any contact. */
  unseen: string[];
}

/**
 * How a user's children of a relationship are asked for: with others in one query; without the fields that
 * say when they came; in a query of their own object, without these fields, too; or not at all, as the user
 * may not see them.
 */
type Way = "together" | "bare" | "alone" | "bare-alone" | "hidden" | "failed";

/**
 * The way of each relationship that Salesforce doesn't show together with others, as far as that is known.
 */
export type Ways = Map<string, Way>;

/** SOQL takes 20 relationships to children in one query (SOQL and SOSL Reference, Relationship Queries). */
const relationshipsPerQuery = 20;
/** Where a query of several relationships is refused, it is asked for in this many parts: see runPaths. */
const partsOfRefused = 5;

const ofRoles: Children = {
  object: "OpportunityContactRole",
  field: "ContactId",
  relationship: "OpportunityContactRoles",
};

interface ContactRow extends FateRow {
  Id: string;
  OwnerId: string;
  SystemModstamp: string;
}

type Row = Record<string, unknown> & { Id: string };
/** Children by the contact that they are of. `isAll`: whether there are no more of them. */
type Found = Map<string, { rows: Row[]; isAll: boolean }>;

/** Salesforce gives these relationships to a contact no name. */
const nameless: readonly Omit<Children, "relationship">[] = [
  { object: "Contact", field: "ReportsToId" },
  { object: "Lead", field: "ConvertedContactId" },
];

/**
 * What became of up to 500 contacts, and what was added to them, at one moment: see lookUpWithChildren. One
 * API call for 39 relationships, another one for each further hundred; one or two more the first time where
 * the user may not see some of them, which `ways` then remembers.
 *
 * SOQL and SOSL Reference, Relationship Queries: a relationship that the user may not see fails the whole
 * query, so it is looked for.
 */
export async function lookUpManyWithChildren(
  session: SalesforceSession,
  contactIds: readonly string[],
  children: readonly Children[],
  ways: Ways,
): Promise<SeenContacts> {
  const all = [ofRoles, ...children];
  const byRelationship = new Map(all.map((one) => [one.relationship, one]));
  const found = new Map<string, Found>();
  const ids = soqlList(contactIds);
  const ofContacts = `SELECT Id, OwnerId, SystemModstamp, ${fateFields} FROM Contact WHERE Id IN ${ids}`;
  const fixed = [
    withDeleted(queryPath(ofContacts)),
    ...nameless.map((one) => pathAlone(one, ids, auditFields)),
  ];
  let open = firstLooks(all, ways);
  let contacts: ContactRow[] | undefined;
  while (!contacts || open.length > 0) {
    const asked = open.map((look) => pathOf(look, ids));
    const answers = await runPaths<Row>(session, [...(contacts ? [] : fixed), ...asked]);
    if (!contacts) {
      const [own, ...ofNameless] = answers.splice(0, fixed.length);
      contacts = rowsOf(own) as unknown as ContactRow[];
      for (const [index, { object, field }] of nameless.entries())
        found.set(`${object}.${field}`, namelessRows(ofNameless[index], field));
    }
    const next: Look[] = [];
    for (const [index, look] of open.entries()) {
      const answer = answers[index];
      if (!answer) continue;
      if ("error" in answer) next.push(...otherWays(look, answer.error, ways));
      else {
        take(look, answer, found, byRelationship);
        for (const { relationship } of look.children)
          if (ways.get(relationship) === "failed") ways.set(relationship, look.way);
      }
    }
    open = next;
  }
  return {
    contacts: seenBy(contactIds, contacts, found, byRelationship),
    unseen: all.filter(({ relationship }) => ways.get(relationship) === "failed").map(({ object }) => object),
  };
}

/** Relationships that are asked for in one query, in one way. */
interface Look {
  way: Exclude<Way, "hidden" | "failed">;
  children: Children[];
}

function firstLooks(all: readonly Children[], ways: Ways): Look[] {
  const byWay = Map.groupBy(all, ({ relationship }) => ways.get(relationship) ?? "together");
  const listed: Look["way"][] = ["together", "bare", "alone", "bare-alone"];
  return [
    ...listed.flatMap((way) => {
      const perQuery = way === "together" || way === "bare" ? relationshipsPerQuery : 1;
      return chunksOf(byWay.get(way) ?? [], perQuery).map((children) => ({ way, children }));
    }),
    // What has failed may have passed: it is asked for once more.
    ...(byWay.get("failed") ?? []).map((one): Look => ({ way: "alone", children: [one] })),
  ];
}

function pathOf({ way, children }: Look, ids: string): string {
  const [first] = children;
  if (first && way === "alone") return pathAlone(first, ids, fieldsOfChildren(first.relationship));
  if (first && way === "bare-alone") return pathAlone(first, ids, "Id");
  const subqueries = children.map(({ object, relationship }) => {
    const opportunity = object === ofRoles.object ? ", OpportunityId" : "";
    const fields = way === "bare" ? "" : `, ${fieldsOfChildren(relationship)}${opportunity}`;
    return `(SELECT Id${fields} FROM ${relationship})`;
  });
  return queryPath(`SELECT Id, ${subqueries.join(", ")} FROM Contact WHERE Id IN ${ids}`);
}

function pathAlone({ object, field }: Omit<Children, "relationship">, ids: string, fields: string) {
  const own = object === ofRoles.object ? ", OpportunityId" : "";
  const all = fields === "Id" ? "Id" : `Id, ${fields}${own}`;
  return queryPath(`SELECT ${all}, ${field} FROM ${object} WHERE ${field} IN ${ids}`);
}

/** What to ask instead of what was refused. Throws where Salesforce would refuse whatever is asked. */
function otherWays({ way, children }: Look, error: AppError, ways: Ways): Look[] {
  const { isUnseen } = policyOf(error);
  if (!isUnseen && !isOfOneObject(error)) throw error;
  if (children.length > 1) {
    const parts = chunksOf(children, Math.ceil(children.length / partsOfRefused));
    return parts.map((part) => ({ way, children: part }));
  }
  const next = (to: Way): Look[] => {
    for (const { relationship } of children) ways.set(relationship, to);
    return to === "hidden" || to === "failed" ? [] : [{ way: to, children }];
  };
  if (way === "together") {
    if (lacksFields(error)) return next("bare");
    return next(isUnseen ? "hidden" : "alone");
  }
  if (way === "bare") return next("alone");
  return next(way === "alone" && lacksFields(error) ? "bare-alone" : "failed");
}

function take(
  { way, children }: Look,
  { rows, isAll }: { rows: Row[]; isAll: boolean },
  found: Map<string, Found>,
  byRelationship: ReadonlyMap<string, Children>,
): void {
  for (const { relationship, field } of children) {
    const isAlone = way === "alone" || way === "bare-alone";
    // Of children without these fields nobody knows when they came.
    const isDated = way === "together" || way === "alone";
    const here: Found = new Map();
    if (isAlone) {
      for (const row of rows) add(here, String(row[field]), [row], isDated);
    } else {
      for (const row of rows) {
        const inner = row[relationship] as { records?: Row[]; done?: boolean } | null | undefined;
        if (inner?.records?.length) add(here, row.Id, inner.records, isDated && inner.done !== false);
      }
    }
    // More than can be read: any contact may have some.
    if (!isAll) here.set(anyContact, { rows: [], isAll: false });
    if (byRelationship.has(relationship)) found.set(relationship, here);
  }
}

const anyContact = "";

function add(here: Found, contactId: string, rows: Row[], isAll: boolean): void {
  const before = here.get(contactId);
  here.set(contactId, {
    rows: [...(before?.rows ?? []), ...rows],
    isAll: isAll && before?.isAll !== false,
  });
}

/** The user may see none of the object: there are none to them. */
function namelessRows(answer: PathAnswer<Row> | undefined, field: string): Found {
  const here: Found = new Map();
  if (answer && "error" in answer && policyOf(answer.error).isUnseen) return here;
  for (const row of rowsOf(answer)) add(here, String(row[field]), [row], true);
  if (answer && "isAll" in answer && !answer.isAll) here.set(anyContact, { rows: [], isAll: false });
  return here;
}

function rowsOf(answer: PathAnswer<Row> | undefined): Row[] {
  if (!answer) return [];
  if ("error" in answer) throw answer.error;
  return answer.rows;
}

function seenBy(
  contactIds: readonly string[],
  rows: readonly ContactRow[],
  found: ReadonlyMap<string, Found>,
  byRelationship: ReadonlyMap<string, Children>,
): Map<string, SeenContact> {
  const byId = new Map(rows.map((row) => [row.Id, row]));
  return new Map(
    contactIds.map((id) => {
      const row = byId.get(id);
      return [id, row ? seenContact(row, found, byRelationship) : unseenContact()];
    }),
  );
}

const unseenContact = (): SeenContact => ({ fate: { state: "unseen" }, by: null, roles: [], added: [] });

function seenContact(
  row: ContactRow,
  found: ReadonlyMap<string, Found>,
  byRelationship: ReadonlyMap<string, Children>,
): SeenContact {
  const fate = fateOf([row]);
  const { CreatedById: createdById, LastModifiedById, OwnerId: ownerId } = row;
  const changedById = isUntouched(row) ? null : LastModifiedById;
  const of = (key: string) => {
    const [own, ofAny] = [row.Id, anyContact].map((id) => found.get(key)?.get(id));
    return { rows: own?.rows ?? [], isAll: own?.isAll !== false && ofAny === undefined };
  };
  const roles = of(ofRoles.relationship);
  const added = [...found.keys()]
    .filter((key) => key !== ofRoles.relationship)
    .flatMap((key) => addedIn(byRelationship.get(key)?.object ?? key.split(".")[0] ?? key, row, of(key)));
  return {
    fate: fate.state === "there" ? { ...fate, isUntouched: fate.isUntouched && !isRewritten(row) } : fate,
    by: { createdById, changedById, ownerId },
    roles: roles.rows.map((role) => ({
      id: role.Id,
      opportunityId: String(role["OpportunityId"]),
      isUntouched: roles.isAll && isUntouched(auditOfRow(row, role)),
      cameAlong: roles.isAll && cameAlong(row, role),
      byId: byOf(row, role),
    })),
    added,
  };
}

/** The first of these children that didn't come with the contact. */
function addedIn(
  object: string,
  contact: ContactRow,
  { rows, isAll }: { rows: Row[]; isAll: boolean },
): Added[] {
  const later = rows.find((row) => !cameAlong(contact, row));
  if (later) return [{ object, byId: byOf(contact, later) }];
  return isAll ? [] : [{ object, byId: null }];
}

const hasDates = (row: Row) => "CreatedDate" in row || "SystemModstamp" in row;

const auditOfRow = (contact: Audit, row: Row): Audit => auditOf(contact, row as unknown as ChildRow);

function cameAlong(contact: ContactRow, row: Row): boolean {
  return !hasDates(row) || cameWith(contact, auditOfRow(contact, row));
}

/** Who added it, or edited it since; null where the object doesn't tell. */
function byOf(contact: ContactRow, row: Row): string | null {
  if (!("CreatedById" in row)) return null;
  const audit = auditOfRow(contact, row);
  return isUntouched(audit) ? audit.CreatedById : audit.LastModifiedById;
}
