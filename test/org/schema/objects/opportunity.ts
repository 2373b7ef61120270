import * as f from "../fields.ts";
import { leadSources } from "../picklists.ts";
import { object } from "./object.ts";

interface Stage {
  name: string;
  probability: number;
  forecast: string;
  closed: boolean;
  won: boolean;
}

const open = (name: string, probability: number, forecast = "Pipeline"): Stage => ({
  name,
  probability,
  forecast,
  closed: false,
  won: false,
});

/** The sales process of a new org: choosing a stage sets probability, forecast category, closed and won. */
export const stages: readonly Stage[] = [
  open("Prospecting", 10),
  open("Qualification", 10),
  open("Needs Analysis", 20),
  open("Value Proposition", 50),
  open("Id. Decision Makers", 60),
  open("Perception Analysis", 70),
  open("Proposal/Price Quote", 75),
  open("Negotiation/Review", 90),
  { name: "Closed Won", probability: 100, forecast: "Closed", closed: true, won: true },
  { name: "Closed Lost", probability: 0, forecast: "Omitted", closed: true, won: false },
];

const types = [
  "Existing Customer - Upgrade",
  "Existing Customer - Replacement",
  "Existing Customer - Downgrade",
  "New Customer",
];
const forecasts = [
  "Omitted",
  "Pipeline",
  "BestCase=Best Case",
  "MostLikely=Most Likely",
  "Forecast=Commit",
  "Closed",
];
const forecastNames = ["Omitted", "Pipeline", "Best Case", "Commit", "Closed"];
const activity = { readOnly: true, filterable: false, sortable: false };
const fiscal = { readOnly: true, compoundFieldName: "Fiscal" };
const history = { readOnly: true, describe: { searchPrefilterable: true } };

export const opportunity = () =>
  object(
    "Opportunity",
    "006",
    [
      f.id("Opportunity ID"),
      f.isDeleted(),
      f.lookup("AccountId", "Account ID", "Account", {
        child: { name: "Opportunities", cascadeDelete: true },
      }),
      f.checkbox("IsPrivate", "Private", { permissionable: true }),
      f.text("Name", "Name", 120, { required: true, nameField: true, idLookup: true }),
      f.longText("Description", "Description"),
      f.picklist(
        "StageName",
        "Stage",
        stages.map((stage) => stage.name),
        { required: true },
      ),
      f.currency("Amount", "Amount", 2),
      f.percent("Probability", "Probability (%)", { defaultedOnCreate: true }),
      f.currency("ExpectedRevenue", "Expected Amount", 2, { readOnly: true, permissionable: true }),
      f.decimal("TotalOpportunityQuantity", "Quantity", 2),
      f.date("CloseDate", "Close Date", { required: true }),
      f.picklist("Type", "Opportunity Type", types),
      f.text("NextStep", "Next Step", 255),
      f.picklist("LeadSource", "Lead Source", leadSources),
      f.checkbox("IsClosed", "Closed", { readOnly: true }),
      f.checkbox("IsWon", "Won", { readOnly: true }),
      f.picklist("ForecastCategory", "Forecast Category", forecasts, {
        length: 40,
        readOnly: true,
        required: true,
        restrictedPicklist: true,
      }),
      f.picklist("ForecastCategoryName", "Forecast Category", forecastNames, {
        permissionable: false,
        defaultedOnCreate: true,
        restrictedPicklist: true,
      }),
      f.lookup("CampaignId", "Campaign ID", "Campaign"),
      f.checkbox("HasOpportunityLineItem", "Has Line Item", { readOnly: true }),
      f.lookup("Pricebook2Id", "Price Book ID", "Pricebook2", {
        permissionable: false,
        defaultedOnCreate: true,
      }),
      f.owner(),
      ...f.audit(),
      f.date("LastActivityDate", "Last Activity", { readOnly: true }),
      f.dateTime("LastStageChangeDate", "Last Stage Change Date", { readOnly: true }),
      f.integer("FiscalQuarter", "Fiscal Quarter", fiscal),
      f.integer("FiscalYear", "Fiscal Year", fiscal),
      f.text("Fiscal", "Fiscal Period", 6, { readOnly: true, describe: { byteLength: 6 } }),
      f.lookup("ContactId", "Contact ID", "Contact", {
        updateable: false,
        permissionable: false,
        relationshipName: null,
        describe: {},
        child: { name: "Opportunities" },
      }),
      ...f.viewed(),
      f.checkbox("HasOpenActivity", "Has Open Activity", activity),
      f.checkbox("HasOverdueTask", "Has Overdue Task", activity),
      f.systemLookup("LastAmountChangedHistoryId", "Opportunity History ID", "OpportunityHistory", history),
      f.systemLookup(
        "LastCloseDateChangedHistoryId",
        "Opportunity History ID",
        "OpportunityHistory",
        history,
      ),
    ],
    { labelPlural: "Opportunities", describe: { deepCloneable: true, mergeable: false } },
  );
