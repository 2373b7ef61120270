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
  it("is the org's own objects, each once, and not what Salesforce keeps or refuses to lose by itself", () => {
    const found = childrenOfContact([
      child("Survey__c", { relationshipName: "Surveys__r" }),
      child("Task"),
      child("Task"),
      child("ContactHistory"),
      child("Survey__ChangeEvent"),
      child("DuplicateRecordItem"),
      child("FeedItem", { relationshipName: null }),
      child("Case", { restrictedDelete: true }),
      child("Old__c", { deprecatedAndHidden: true }),
    ]);
    expect(found).toEqual([
      { object: "Survey__c", field: "ContactId", relationship: "Surveys__r" },
      { object: "Task", field: "ContactId", relationship: "Tasks" },
    ]);
  });

  it.skipIf(!hasReference)(`leaves room for a few more in one call, in a real org (${referenceNote})`, () => {
    const { childRelationships } = recorded("Contact_describe") as {
      childRelationships: ChildRelationship[];
    };
    expect(childrenOfContact(childRelationships).map(({ relationship }) => relationship)).toEqual([
      ...["AccountContactRoles", "Assets", "Attachments", "CampaignMembers", "CaseContactRoles"],
      ...["ContactRequests", "ContentDocumentLinks", "ContractContactRoles", "CreditMemos"],
      ...["EntitlementContacts", "Events", "EventRelations", "Invoices", "MaintenancePlans", "Notes"],
      ...["Opportunities", "ProcessInstances", "ReturnOrders", "ServiceAppointments", "Tasks", "WorkOrders"],
    ]);
  });
});
