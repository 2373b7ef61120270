// Made by npm run labels from connector/errors.ts and connector/reasons.
import countryUnknownLabel from "@salesforce/label/c.Crosswalk_Text_CountryUnknown";
import fieldAccountLabel from "@salesforce/label/c.Crosswalk_Text_FieldAccount";
import fieldDateLabel from "@salesforce/label/c.Crosswalk_Text_FieldDate";
import fieldDateTimeLabel from "@salesforce/label/c.Crosswalk_Text_FieldDateTime";
import fieldDependsLabel from "@salesforce/label/c.Crosswalk_Text_FieldDepends";
import fieldEmailLabel from "@salesforce/label/c.Crosswalk_Text_FieldEmail";
import fieldLookupLabel from "@salesforce/label/c.Crosswalk_Text_FieldLookup";
import fieldNoOptionLabel from "@salesforce/label/c.Crosswalk_Text_FieldNoOption";
import fieldNumberLabel from "@salesforce/label/c.Crosswalk_Text_FieldNumber";
import fieldReadOnlyLabel from "@salesforce/label/c.Crosswalk_Text_FieldReadOnly";
import fieldReferenceLabel from "@salesforce/label/c.Crosswalk_Text_FieldReference";
import fieldRequiredLabel from "@salesforce/label/c.Crosswalk_Text_FieldRequired";
import fieldTimeLabel from "@salesforce/label/c.Crosswalk_Text_FieldTime";
import fieldTooLongLabel from "@salesforce/label/c.Crosswalk_Text_FieldTooLong";
import fieldWholeNumberLabel from "@salesforce/label/c.Crosswalk_Text_FieldWholeNumber";
import settingAllowanceCeilingLabel from "@salesforce/label/c.Crosswalk_Text_SettingAllowanceCeiling";
import settingAllowanceCeilingHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingAllowanceCeilingHelp";
import settingCreateContactsLabel from "@salesforce/label/c.Crosswalk_Text_SettingCreateContacts";
import settingLeadSourceLabel from "@salesforce/label/c.Crosswalk_Text_SettingLeadSource";
import settingOrgBindingLabel from "@salesforce/label/c.Crosswalk_Text_SettingOrgBinding";
import settingRetentionLabel from "@salesforce/label/c.Crosswalk_Text_SettingRetention";
import settingRetentionHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingRetentionHelp";

/** Further sentences of the connector's, by its name for each, in the user's language. */
export const sentences = {
  "country-unknown": countryUnknownLabel,
  "field-account": fieldAccountLabel,
  "field-date": fieldDateLabel,
  "field-date-time": fieldDateTimeLabel,
  "field-depends": fieldDependsLabel,
  "field-email": fieldEmailLabel,
  "field-lookup": fieldLookupLabel,
  "field-no-option": fieldNoOptionLabel,
  "field-number": fieldNumberLabel,
  "field-read-only": fieldReadOnlyLabel,
  "field-reference": fieldReferenceLabel,
  "field-required": fieldRequiredLabel,
  "field-time": fieldTimeLabel,
  "field-too-long": fieldTooLongLabel,
  "field-whole-number": fieldWholeNumberLabel,
  "setting-allowance-ceiling": settingAllowanceCeilingLabel,
  "setting-allowance-ceiling-help": settingAllowanceCeilingHelpLabel,
  "setting-create-contacts": settingCreateContactsLabel,
  "setting-lead-source": settingLeadSourceLabel,
  "setting-org-binding": settingOrgBindingLabel,
  "setting-retention": settingRetentionLabel,
  "setting-retention-help": settingRetentionHelpLabel,
};
