/** The diagnosis of the whole team: each user's preconditions, and what an admin does about them in Setup. */
export const teamSentences = {
  "team-permission-set": "Permission set",
  "team-permission-set-held": "Assigned: {sets}.",
  "team-permission-set-none": "Neither Crosswalk Rep nor Crosswalk Admin is assigned.",
  "team-permission-set-assign":
    "Assign Crosswalk Rep in Setup, under Permission Sets, Crosswalk Rep, Manage Assignments.",
  "team-permission-set-session": "Assigned, but only for sessions that activate it: {sets}.",
  "team-permission-set-always":
    "Edit it in Setup, under Permission Sets or Permission Set Groups, and clear Session Activation Required: {sets}.",
  "team-not-a-rep": "This isn't needed, because the user has Crosswalk Admin without Crosswalk Rep.",
  "team-active": "Active user",
  "team-active-yes": "The user is active.",
  "team-active-no": "The user is inactive and can't sign in.",
  "team-active-activate":
    "Activate the user in Setup, under Users, or remove the Crosswalk permission set from the user.",
  "team-frozen": "Not frozen",
  "team-frozen-no": "The user isn't frozen.",
  "team-frozen-yes": "The user is frozen and can't sign in.",
  "team-frozen-unfreeze":
    "Open the user in Setup, under Users, and click Unfreeze. Salesforce freezes users whose requests come from an address of bad repute. Before that, give the connector an outgoing address of its own.",
  "team-api-granted": "The API Enabled permission is granted.",
  "team-api-missing": "The API Enabled permission isn't granted.",
  "team-api-grant": "Grant API Enabled in Setup, under Permission Sets or Profiles, System Permissions.",
  "team-create-granted": "The Create permission on {object} is granted.",
  "team-create-missing": "The Create permission on {object} isn't granted.",
  "team-read-granted": "The Read permission on {object} is granted.",
  "team-read-missing": "The Read permission on {object} isn't granted.",
  "team-role-granted": "The Edit permission on {object} is granted, and contact roles come with it.",
  "team-role-missing":
    "The Edit permission on {object} isn't granted, so contacts can't be given a role on an opportunity.",
  "team-role-grant": "Grant Edit on {object} in Setup, under Permission Sets or Profiles, Object Settings.",
  "team-fields": "Edit on the form's fields",
  "team-fields-granted": "All fields of the form can be edited.",
  "team-fields-missing": "Fields that can't be edited: {fields}.",
  "team-sign-in": "Signed in to Crosswalk",
  "team-sign-in-live": "The user is signed in.",
  "team-sign-in-ended":
    "The sign-in has ended. If Salesforce refused a new one on its own sign-in page, only the user sees why.",
  "team-sign-in-never":
    "The user hasn't signed in yet. If Salesforce refused it on its own sign-in page, only the user sees why.",
  "team-sign-in-refused": "Salesforce refused the sign-in on {date}. The user sees: {words}",
  "team-sign-in-live-refused":
    "The user is signed in, but Salesforce refused another sign-in on {date}. The user sees: {words}",
  "team-sign-in-ask": "Ask the user to sign in to Crosswalk.",
  "team-needs-view-setup": "You can't see this without the View Setup and Configuration permission.",
  "team-needs-manage-users": "You can't see this without the Manage Users permission.",
  "team-unread": "Salesforce didn't return this information, so it couldn't be checked.",
  "team-holders-unseen":
    "You can't see who has the Crosswalk permission sets. Only users who have signed in to Crosswalk are listed.",
  "team-cut-short":
    "Salesforce's answers were too long to be read in full, so users can be missing and checks can be unknown.",
  "team-cut": "Users who aren't listed: {count}. The list ends after {max}.",
} as const;
