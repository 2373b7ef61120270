import * as f from "../fields.ts";
import { object } from "./object.ts";

/** Campaign and its members, as plain records: no statuses of its own, hierarchy or counts. */
export const campaigns = () => [
  object(
    "Campaign",
    "701",
    [
      f.id("Campaign ID"),
      f.isDeleted(),
      f.text("Name", "Name", 80, { nameField: true, required: true }),
      f.checkbox("IsActive", "Active"),
      f.owner(["User"]),
      ...f.audit(),
    ],
    { describe: { deepCloneable: true, feedEnabled: false, mergeable: false } },
  ),
  object(
    "CampaignMember",
    "00v",
    [
      f.id("Campaign Member ID"),
      f.isDeleted(),
      f.lookup("CampaignId", "Campaign ID", "Campaign", {
        required: true,
        updateable: false,
        child: { name: "CampaignMembers", cascadeDelete: true },
      }),
      f.lookup("ContactId", "Contact ID", "Contact", {
        updateable: false,
        child: { name: "CampaignMembers", cascadeDelete: true },
      }),
      f.lookup("LeadId", "Lead ID", "Lead", {
        updateable: false,
        child: { name: "CampaignMembers", cascadeDelete: true },
      }),
      f.text("Status", "Status", 40),
      ...f.audit(),
    ],
    {
      label: "Campaign Member",
      searchable: false,
      describe: {
        feedEnabled: false,
        mergeable: false,
        mruEnabled: false,
        undeletable: false,
      },
    },
  ),
];
