import created from "@salesforce/label/c.Crosswalk_Outcome_Created";
import inProgress from "@salesforce/label/c.Crosswalk_Outcome_InProgress";
import neverKnown from "@salesforce/label/c.Crosswalk_Outcome_NeverKnown";
import notTried from "@salesforce/label/c.Crosswalk_Outcome_NotTried";
import undone from "@salesforce/label/c.Crosswalk_Outcome_Undone";

/** Titles of the outcomes that are no error. */
export const outcomeTitles = {
  created,
  "in-progress": inProgress,
  "never-known": neverKnown,
  "not-tried": notTried,
  undone,
};
