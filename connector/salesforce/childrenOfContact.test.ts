import { hasReference, recorded, referenceNote } from "@crosswalk/practice-org/testing";
import { describe, expect, it } from "vitest";
import { childrenOfContact, type ChildRelationship } from "./lookUpWithChildren.ts";

const child = (childSObject: string, changes: Partial<ChildRelationship> = {}): ChildRelationship => ({
  childSObject,
  field: "ContactId",
  relationshipName: `${childSObject.replace(/__c$/, "")}s`,
  restrictedDelete: false,
  deprecatedAndHidden: false,
  ...changes,
});

describe("what would be lost with a contact", () => {
  it("is what people add on its page and what the org has added, not what Salesforce refuses to lose", () => {
    const found = childrenOfContact([
      child("Survey__c", { relationshipName: "Surveys__r" }),
      child("Opportunity", { field: "Champion__c", relationshipName: "Championed__r" }),
      child("Task"),
      child("ContactHistory"),
      child("DuplicateRecordItem"),
      child("FeedItem", { relationshipName: null }),
      child("Case", { restrictedDelete: true }),
      child("Contract__c", { relationshipName: "Contracts__r", restrictedDelete: true }),
      child("Order__x", { relationshipName: "Orders__r" }),
      child("Old__c", { relationshipName: "Olds__r", deprecatedAndHidden: true }),
    ]);
    expect(found).toEqual([
      { object: "Survey__c", field: "ContactId", relationship: "Surveys__r" },
      { object: "Opportunity", field: "Champion__c", relationship: "Championed__r" },
      { object: "Task", field: "ContactId", relationship: "Tasks" },
    ]);
  });

  it.skipIf(!hasReference)(`is of six kinds in a real org without custom objects (${referenceNote})`, () => {
    const { childRelationships } = recorded("Contact_describe") as {
      childRelationships: ChildRelationship[];
    };
    expect(childrenOfContact(childRelationships).map(({ relationship }) => relationship)).toEqual([
      ...["Attachments", "CampaignMembers", "ContentDocumentLinks", "Events", "EventRelations", "Notes"],
      ...["OpportunityContactRoles", "Tasks"],
    ]);
  });
});
