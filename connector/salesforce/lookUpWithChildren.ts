import { chunksOf } from "../work/inTurns.ts";
import { policyOf, type AppError } from "../errors.ts";
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
import { meaningOf } from "./translateError.ts";

/** A contact with what hangs on it. */
export interface SeenContact {
  /** `isUntouched` is false, too, where Salesforce itself has written it since it was made. */
  fate: RecordFate;
  /** Who made it, who has edited it since, if anybody, and whose it is; null where it isn't shown. */
  by: { createdById: string; changedById: string | null; ownerId: string } | null;
  roles: RoleOfContact[];
  /** What didn't come with it: its object and by whom it is, null where that isn't told. */
  added: Added[];
}

interface RoleOfContact {
  id: string;
  /** Whether it came with the contact, as by the org's automation. */
  cameAlong: boolean;
  byId: string;
}

export interface Added {
  object: string;
  byId: string | null;
}

interface SeenContacts {
  contacts: Map<string, SeenContact>;
  /** Objects of which Salesforce doesn't tell: something of them may have been added to any contact. */
  unseen: string[];
}

/** Children of a contact that can be asked for. */
export interface Children {
  /** Their object, by its API name. */
  object: string;
  /** Their field that refers to the contact. */
  field: string;
  /** The name of the relationship. */
  relationship: string;
}

/** A relationship that leads from a contact to its children (REST API, sObject Describe). */
export interface ChildRelationship {
  childSObject: string;
  /** The child's field that refers to the contact. */
  field: string;
  relationshipName: string | null;
  /** Whether Salesforce refuses to delete a record that has such a child. */
  restrictedDelete: boolean;
  deprecatedAndHidden: boolean;
}

const roles = "OpportunityContactRoles";

/**
 * The six kinds of standard records that people add on a contact's page, and that go with it or lose it: a
 * role, a task, an event, a campaign, a note and a file. With Shared Activities, a task or event of several
 * contacts stands in a relation of its own to all but the first. Of a contact with cases Salesforce refuses
 * the deletion by itself, and an e-mail is a task, too.
 */
const standard: ReadonlySet<string> = new Set([
  roles,
  ...["Tasks", "TaskRelations", "Events", "EventRelations"],
  ...["CampaignMembers", "Notes", "ContentDocumentLinks", "Attachments"],
]);

/** A relationship of the org's own, to its own objects or by a lookup that it has added to another one. */
const isCustom = (relationship: string) => relationship.endsWith("__r");

/** The relationships to what somebody may have added to a contact, and would lose with it. */
export function childrenOfContact(relationships: readonly ChildRelationship[]): Children[] {
  return relationships.flatMap(
    ({ childSObject: object, field, relationshipName: relationship, ...other }) => {
      // An external object's records are of another system. Salesforce can't say when they were made.
      const isElsewhere = object.endsWith("__x");
      const isKept = other.restrictedDelete || other.deprecatedAndHidden || relationship === null;
      const isAsked = !isKept && !isElsewhere && (standard.has(relationship) || isCustom(relationship));
      return isAsked ? [{ object, field, relationship }] : [];
    },
  );
}

/** A file was there before it was attached, and who attached it isn't told. */
const fieldsOf = ({ relationship }: Children): string =>
  relationship === "ContentDocumentLinks" ? "SystemModstamp" : auditFields;

/** SOQL takes 20 relationships to children in one query (SOQL and SOSL Reference, Relationship Queries). */
const relationshipsPerQuery = 20;

interface ContactRow extends FateRow {
  Id: string;
  OwnerId: string;
  SystemModstamp: string;
}

type Row = Record<string, unknown> & { Id: string };

/** Children of one contact. `isAll`: whether there are no more of them. */
interface Found {
  children: Children;
  rows: Row[];
  isAll: boolean;
}

/**
 * What became of up to 500 contacts, and what was added to them, at one moment; that leaves a contact's
 * LastModifiedDate as it is. `children`: the relationships to look at, those of `childrenOfContact`. One API
 * call for 80 of them.
 *
 * A relationship that the user may not see fails the whole query (SOQL and SOSL Reference, Relationship
 * Queries). Those of a query that is refused are asked for once more, each by itself. What is refused then,
 * or is too much to be read, is `unseen`. Throws where Salesforce would refuse whatever is asked.
 */
export async function lookUpWithChildren(
  session: SalesforceSession,
  contactIds: readonly string[],
  children: readonly Children[],
): Promise<SeenContacts> {
  const ids = soqlList(contactIds);
  const fields = `Id, OwnerId, SystemModstamp, ${fateFields}`;
  const ofContacts = withDeleted(queryPath(`SELECT ${fields} FROM Contact WHERE Id IN ${ids}`));
  const looks = chunksOf(
    children.toSorted(
      (one, other) => Number(isCustom(one.relationship)) - Number(isCustom(other.relationship)),
    ),
    relationshipsPerQuery,
  );
  const [own, ...together] = await runPaths<Row>(session, [
    ofContacts,
    ...looks.map((some) => {
      const each = some.map((one) => `(SELECT Id, ${fieldsOf(one)} FROM ${one.relationship})`);
      return queryPath(`SELECT Id, ${each.join(", ")} FROM Contact WHERE Id IN ${ids}`);
    }),
  ]);
  const contacts = rowsOf(own) ?? [];
  const found = new Map<string, Found[]>(contacts.map(({ Id }) => [Id, []]));
  const refused: Children[] = [];
  const byId = new Map(contacts.map((row) => [row.Id, row as unknown as ContactRow]));
  for (const [index, some] of looks.entries()) {
    const rows = rowsOf(together[index], isOfOneObject);
    if (!rows) refused.push(...some);
    for (const row of rows ?? []) {
      for (const one of some) {
        const inner = row[one.relationship] as { records?: Row[]; done?: boolean } | null | undefined;
        const isAll = inner?.done !== false;
        found.get(row.Id)?.push({ children: one, rows: inner?.records ?? [], isAll });
      }
    }
    // What doesn't show a contact tells nothing of its children.
    const shown = new Set(rows?.map(({ Id }) => Id));
    for (const { Id, IsDeleted } of rows ? byId.values() : [])
      if (!IsDeleted && !shown.has(Id)) byId.delete(Id);
  }
  const alone = refused.map((one) =>
    queryPath(`SELECT Id, ${one.field}, ${fieldsOf(one)} FROM ${one.object} WHERE ${one.field} IN ${ids}`),
  );
  const unseen: string[] = [];
  for (const [index, answer] of (await runPaths<Row>(session, alone)).entries()) {
    const [one, rows] = [refused[index], rowsOf(answer, isOfOneObject)];
    if (one && !rows) unseen.push(one.object);
    for (const row of rows ?? [])
      if (one) found.get(String(row[one.field]))?.push({ children: one, rows: [row], isAll: true });
  }
  return { contacts: new Map(contactIds.map((id) => [id, seen(byId.get(id), found.get(id) ?? [])])), unseen };
}

/** Null where they aren't known. Throws what `isBearable` doesn't let pass. */
function rowsOf(answer: PathAnswer<Row> | undefined, isBearable = (_: AppError) => false): Row[] | null {
  if (!answer) return null;
  if (!("error" in answer)) return answer.isAll ? answer.rows : null;
  if (isBearable(answer.error)) return null;
  throw answer.error;
}

/** Whether Salesforce has refused what was asked of one object, and not all that it would be asked. */
function isOfOneObject(error: AppError): boolean {
  const { isUnseen, detailIsFields } = policyOf(error);
  const mayPass = error.code === "salesforce-unavailable" && !meaningOf(error).isOfWholeOrg;
  return isUnseen === true || detailIsFields || mayPass;
}

function seen(contact: ContactRow | undefined, found: readonly Found[]): SeenContact {
  const fate = fateOf(contact ? [contact] : []);
  if (!contact) return { fate, by: null, roles: [], added: [] };
  const { CreatedById: createdById, LastModifiedById, OwnerId: ownerId } = contact;
  const changedById = isUntouched(contact) ? null : LastModifiedById;
  const came = (row: Row) => cameWith(contact, auditOf(contact, row));
  const byOf = (row: Row) => auditOf(contact, row).LastModifiedById;
  const added = found.flatMap(({ children: { object, relationship }, rows, isAll }): Added[] => {
    const later = relationship === roles ? undefined : rows.find((row) => !came(row));
    if (later) return [{ object, byId: "CreatedById" in later ? byOf(later) : null }];
    return isAll ? [] : [{ object, byId: null }];
  });
  return {
    fate: fate.state === "there" ? { ...fate, isUntouched: fate.isUntouched && !isRewritten(contact) } : fate,
    by: { createdById, changedById, ownerId },
    roles: found
      .filter(({ children }) => children.relationship === roles)
      .flatMap(({ rows }) => rows)
      .map((role) => ({
        id: role.Id,
        cameAlong: came(role),
        byId: byOf(role),
      })),
    added,
  };
}

/** Of a file, as if it were made by the contact's creator when it was attached. */
function auditOf({ CreatedById }: Audit, row: Row): Audit {
  if ("CreatedDate" in row) return row as unknown as Audit;
  const at = String(row["SystemModstamp"]);
  return { CreatedDate: at, LastModifiedDate: at, CreatedById, LastModifiedById: CreatedById };
}
