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

/** What Salesforce keeps of a record by itself: how it changed, what was posted, and who may see it. */
const keptBySalesforce = /(History|Feed|Share|ChangeEvent)$/;

/** Children that are no use that somebody makes of a contact, by object. */
const leftOut: ReadonlySet<string> = new Set([
  // Asked for by itself.
  "OpportunityContactRole",
  // These list rows of other objects, such as tasks.
  ...[
    "OpenActivity",
    "LookedUpFromActivity",
    "NoteAndAttachment",
    "AttachedContentDocument",
    "CombinedAttachment",
  ],
  ...["AcceptedEventRelation", "DeclinedEventRelation", "UndecidedEventRelation"],
  // An e-mail is an activity, too.
  ...["EmailMessageRelation", "EmailStatus", "ListEmailIndividualRecipient", "OutgoingEmailRelation"],
  // Followers, topics and groups.
  ...["EntitySubscription", "TopicAssignment", "CollaborationGroupRecord", "NetworkActivityAudit"],
  // What Salesforce finds out and proposes.
  ...["ContactCleanInfo", "DuplicateRecordItem", "RecordAction", "UserEmailPreferredPerson"],
]);

/** Children of a contact that can be asked for. */
export interface Children {
  /** Their object, by its API name. */
  object: string;
  /** Their field that refers to the contact. */
  field: string;
  /** The name of the relationship. */
  relationship: string;
}

/** The relationships to what somebody may have added to a contact, and would lose with it. */
export function childrenOfContact(relationships: readonly ChildRelationship[]): Children[] {
  const children = relationships
    .filter(({ restrictedDelete, deprecatedAndHidden }) => !restrictedDelete && !deprecatedAndHidden)
    .filter(({ childSObject }) => !keptBySalesforce.test(childSObject) && !leftOut.has(childSObject))
    .flatMap(({ childSObject: object, field, relationshipName: relationship }) =>
      relationship ? [{ object, field, relationship }] : [],
    );
  return [...new Map(children.map((one) => [one.relationship, one])).values()];
}
