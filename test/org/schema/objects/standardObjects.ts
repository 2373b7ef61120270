import { account } from "./account.ts";
import { activities } from "./activities.ts";
import { campaigns } from "./campaigns.ts";
import { contact } from "./contact.ts";
import { duplicateObjects } from "./duplicates.ts";
import { groupObjects } from "./groups.ts";
import { lead, leadSetup } from "./lead.ts";
import { opportunity } from "./opportunity.ts";
import { opportunityContactRole } from "./opportunityContactRole.ts";
import { organization } from "./organization.ts";
import { permissionObjects } from "./permissions.ts";
import { setupObjects } from "./setup.ts";
import { shares } from "./shares.ts";
import { teams } from "./teams.ts";
import { toolingObjects } from "./tooling.ts";
import { user } from "./user.ts";
import { userRecordAccess } from "./userRecordAccess.ts";
import type { ObjectDefinition } from "../../types.ts";

/** The objects of a new org, before a package or the control plane adds any. */
export const standardObjects = (): ObjectDefinition[] => [
  account(),
  contact(),
  lead(),
  ...leadSetup(),
  opportunity(),
  opportunityContactRole(),
  ...activities(),
  ...campaigns(),
  organization(),
  user(),
  ...setupObjects(),
  ...permissionObjects(),
  ...duplicateObjects(),
  ...groupObjects(),
  ...shares(),
  ...teams(),
  userRecordAccess(),
  ...toolingObjects(),
];
