import apiDisabled from "@salesforce/label/c.Crosswalk_Detail_ApiDisabled";
import countryUnknown from "@salesforce/label/c.Crosswalk_Detail_CountryUnknown";
import creationInProgress from "@salesforce/label/c.Crosswalk_Detail_CreationInProgress";
import deleted from "@salesforce/label/c.Crosswalk_Detail_Deleted";
import failed from "@salesforce/label/c.Crosswalk_Detail_Failed";
import leadSourceInactive from "@salesforce/label/c.Crosswalk_Detail_LeadSourceInactive";
import leadSourceNone from "@salesforce/label/c.Crosswalk_Detail_LeadSourceNone";
import linkInstead from "@salesforce/label/c.Crosswalk_Detail_LinkInstead";
import linked from "@salesforce/label/c.Crosswalk_Detail_Linked";
import locked from "@salesforce/label/c.Crosswalk_Detail_Locked";
import maintenance from "@salesforce/label/c.Crosswalk_Detail_Maintenance";
import noAnswer from "@salesforce/label/c.Crosswalk_Detail_NoAnswer";
import noCreate from "@salesforce/label/c.Crosswalk_Detail_NoCreate";
import noEdit from "@salesforce/label/c.Crosswalk_Detail_NoEdit";
import noOpportunities from "@salesforce/label/c.Crosswalk_Detail_NoOpportunities";
import noRead from "@salesforce/label/c.Crosswalk_Detail_NoRead";
import noRole from "@salesforce/label/c.Crosswalk_Detail_NoRole";
import noSuchRecord from "@salesforce/label/c.Crosswalk_Detail_NoSuchRecord";
import notCreated from "@salesforce/label/c.Crosswalk_Detail_NotCreated";
import outcomeUnknown from "@salesforce/label/c.Crosswalk_Detail_OutcomeUnknown";
import quotaExceeded from "@salesforce/label/c.Crosswalk_Detail_QuotaExceeded";
import tooManyAtOnce from "@salesforce/label/c.Crosswalk_Detail_TooManyAtOnce";
import undoChanged from "@salesforce/label/c.Crosswalk_Detail_UndoChanged";
import undoTooLate from "@salesforce/label/c.Crosswalk_Detail_UndoTooLate";

/** What happened, by the connector's reason, in the user's language. */
export const details = {
  "api-disabled": apiDisabled,
  "country-unknown": countryUnknown,
  "creation-in-progress": creationInProgress,
  deleted,
  failed,
  "lead-source-inactive": leadSourceInactive,
  "lead-source-none": leadSourceNone,
  "link-instead": linkInstead,
  linked,
  locked,
  maintenance,
  "no-answer": noAnswer,
  "no-create": noCreate,
  "no-edit": noEdit,
  "no-opportunities": noOpportunities,
  "no-read": noRead,
  "no-role": noRole,
  "no-such-record": noSuchRecord,
  "not-created": notCreated,
  "outcome-unknown": outcomeUnknown,
  "quota-exceeded": quotaExceeded,
  "too-many-at-once": tooManyAtOnce,
  "undo-changed": undoChanged,
  "undo-too-late": undoTooLate,
};
