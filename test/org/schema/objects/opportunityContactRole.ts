import * as f from "../fields.ts";
import { object } from "./object.ts";

const roles = [
  "Business User",
  "Decision Maker",
  "Economic Buyer",
  "Economic Decision Maker",
  "Evaluator",
  "Executive Sponsor",
  "Influencer",
  "Technical Buyer",
  "Other",
];

export const opportunityContactRole = () =>
  object(
    "OpportunityContactRole",
    "00K",
    [
      f.id("Contact Role ID"),
      f.lookup("OpportunityId", "Opportunity ID", "Opportunity", {
        required: true,
        updateable: false,
        describe: {},
        child: { name: "OpportunityContactRoles", cascadeDelete: true },
      }),
      f.lookup("ContactId", "Contact ID", "Contact", {
        required: true,
        describe: {},
        child: { name: "OpportunityContactRoles", cascadeDelete: true },
      }),
      f.picklist("Role", "Role", roles, { length: 40, permissionable: false }),
      f.checkbox("IsPrimary", "Primary"),
      ...f.audit(),
      f.isDeleted(),
    ],
    {
      label: "Opportunity Contact Role",
      labelPlural: "Opportunity Contact Role",
      searchable: false,
      describe: {
        feedEnabled: false,
        mergeable: false,
        mruEnabled: false,
        searchLayoutable: false,
        undeletable: false,
      },
    },
  );
