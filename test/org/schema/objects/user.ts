import { addressFields } from "../addressFields.ts";
import { bothApis } from "../isServedBy.ts";
import * as f from "../fields.ts";
import { object } from "./object.ts";

const userTypes = [
  "Standard",
  "PowerPartner=Partner",
  "CSPLitePortal=High Volume Portal",
  "CustomerSuccess=Customer Portal User",
  "Guest",
  "CsnOnly=Chatter Free",
];
const locales = [
  "*en_US=English (United States)",
  "en_GB=English (United Kingdom)",
  "de_DE=German (Germany)",
  "es_ES=Spanish (Spain)",
  "fr_FR=French (France)",
  "ja_JP=Japanese (Japan)",
];
const timeZones = ["America/Los_Angeles", "America/New_York", "Europe/London", "Europe/Berlin", "GMT"];
const kept = { required: true, length: 40, restrictedPicklist: true };
const licence = (name: string, label: string) =>
  f.checkbox(`UserPermissions${name}`, label, { required: true });

export const user = () =>
  object(
    "User",
    "005",
    [
      f.id("User ID"),
      f.text("Username", "Username", 80, { required: true, idLookup: true }),
      f.text("LastName", "Last Name", 80, {
        required: true,
        compoundFieldName: "Name",
        extraTypeInfo: "personname",
      }),
      f.text("FirstName", "First Name", 40, {
        permissionable: false,
        compoundFieldName: "Name",
        extraTypeInfo: "personname",
      }),
      f.text("Name", "Full Name", 121, {
        readOnly: true,
        required: true,
        nameField: true,
        extraTypeInfo: "personname",
      }),
      f.text("CompanyName", "Company Name", 80),
      f.text("Division", "Division", 80),
      f.text("Department", "Department", 80),
      f.text("Title", "Title", 80),
      ...addressFields(""),
      f.email("Email", "Email", { length: 128, required: true }),
      f.text("SenderEmail", "Email Sender Address", 80, { permissionable: false }),
      f.text("SenderName", "Email Sender Name", 80, { permissionable: false }),
      f.text("Signature", "Email Signature", 1333, { permissionable: false }),
      f.phone("Phone", "Phone"),
      f.phone("Fax", "Fax"),
      f.phone("MobilePhone", "Mobile"),
      f.text("Alias", "Alias", 8, { required: true }),
      f.text("CommunityNickname", "Nickname", 40, { required: true, unique: true }),
      f.text("BadgeText", "User Photo badge text overlay", 80, { readOnly: true }),
      f.checkbox("IsActive", "Active"),
      f.picklist("TimeZoneSidKey", "Time Zone", timeZones, kept),
      f.lookup("UserRoleId", "Role ID", "UserRole", { permissionable: false, child: { name: "Users" } }),
      f.picklist("LocaleSidKey", "Locale", locales, kept),
      f.checkbox("ReceivesInfoEmails", "Info Emails"),
      f.checkbox("ReceivesAdminInfoEmails", "Admin Info Emails"),
      f.picklist("EmailEncodingKey", "Email Encoding", ["*UTF-8=Unicode (UTF-8)", "ISO-8859-1"], kept),
      f.lookup("ProfileId", "Profile ID", "Profile", { required: true, child: { name: "Users" } }),
      f.picklist("UserType", "User Type", userTypes, {
        length: 40,
        readOnly: true,
        restrictedPicklist: true,
      }),
      f.picklist(
        "LanguageLocaleKey",
        "Language",
        ["*en_US=English", "de=German", "es=Spanish", "fr=French", "ja=Japanese"],
        kept,
      ),
      f.text("EmployeeNumber", "Employee Number", 20),
      f.lookup("ManagerId", "Manager ID", "User", { child: { name: "ManagedUsers" } }),
      f.dateTime("LastLoginDate", "Last Login", { readOnly: true }),
      f.dateTime("LastPasswordChangeDate", "Last Password Change or Reset", { readOnly: true }),
      ...f.audit(),
      licence("MarketingUser", "Marketing User"),
      licence("OfflineUser", "Offline User"),
      licence("CallCenterAutoLogin", "Auto-login To Call Center"),
      licence("SFContentUser", "Salesforce CRM Content User"),
      licence("KnowledgeUser", "Knowledge User"),
      licence("InteractionUser", "Flow User"),
      licence("SupportUser", "Service Cloud User"),
      f.checkbox("ForecastEnabled", "Allow Forecasting"),
      f.lookup("ContactId", "Contact ID", "Contact", { updateable: false, child: { name: "Users" } }),
      f.lookup("AccountId", "Account ID", "Account", { readOnly: true, child: { name: "Users" } }),
      f.text("Extension", "Extension", 40),
      f.text("FederationIdentifier", "SAML Federation ID", 512),
      f.longText("AboutMe", "About Me", { length: 1000 }),
      f.url("FullPhotoUrl", "Url for full-sized Photo", { length: 1024, readOnly: true }),
      f.url("SmallPhotoUrl", "Photo", { length: 1024, readOnly: true }),
      f.checkbox("IsProfilePhotoActive", "Has Profile Photo", { readOnly: true }),
      ...f.viewed(),
    ],
    {
      apis: bothApis,
      deletable: false,
      describe: {
        mergeable: false,
        undeletable: false,
        listviewable: null,
        searchLayoutable: true,
      },
    },
  );
