/** Why an undo of a batch has kept a contact, or failed to remove it. */
export const undoSentences = {
  "undo-somebody": "Somebody",
  "undo-kept-changed": "{user} has edited the contact since.",
  "undo-kept-owner": "{user} has edited the contact since. Its owner now: {owner}.",
  "undo-kept-activity": "{user} has added an activity to the contact since.",
  "undo-kept-campaign": "{user} has added the contact to a campaign since.",
  "undo-kept-role": "{user} has given the contact another role on an opportunity since.",
  "undo-kept-role-changed": "{user} has edited the contact's role on the opportunity since.",
  "undo-kept-records": "{user} has added another record to the contact since ({object}).",
  "undo-kept-used": "{user} has added an activity, a campaign, or another record to the contact since.",
  "undo-kept-linked": "Somebody else has linked a lead to the contact.",
  "undo-kept-by-name": "Salesforce's response was lost, and it isn't certain that this is the contact.",
  "undo-kept-old": "It's too late to undo this contact.",
  "undo-kept-not-looked":
    "Salesforce didn't show whether something has been added to the contact since ({object}).",
  "undo-kept-merged": "The contact was merged into another one. The lead is linked to that one.",
  "undo-kept-unseen": "Salesforce doesn't show you the contact any more.",
  "undo-kept-taken": "The contact turned out not to be one of this batch.",
  "undo-failed-not-allowed": "Salesforce doesn't let you delete this contact.",
  "undo-failed-refused": "Salesforce refused to delete the contact.",
  "undo-failed-not-done": "The contact is still there.",
  "undo-failed-never-known": "Nobody could find out in time whether the contact was removed.",
} as const satisfies Record<string, string>;
