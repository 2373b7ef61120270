/** The parts of a record page, by object: the fields of header and sections, and the related lists. */
export const layouts = {
  Account: {
    highlights: ["Type", "Phone", "Website", "OwnerId", "Industry"],
    sections: [
      {
        title: "Account Information",
        fields: [
          "OwnerId",
          "Phone",
          "Name",
          "Website",
          "ParentId",
          "Industry",
          "Type",
          "NumberOfEmployees",
          "AnnualRevenue",
        ],
      },
      { title: "Address Information", fields: ["BillingAddress", "ShippingAddress"] },
      {
        title: "System Information",
        fields: ["CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate"],
      },
    ],
    lists: [
      {
        objectName: "Contact",
        fields: ["Name", "Title", "Email", "Phone"],
        parent: "AccountId",
        order: "Name",
      },
      {
        objectName: "Opportunity",
        fields: ["Name", "StageName", "Amount", "CloseDate"],
        parent: "AccountId",
        order: "CloseDate DESC",
      },
    ],
  },
  Contact: {
    highlights: ["Title", "AccountId", "Phone", "Email", "OwnerId"],
    sections: [
      {
        title: "Contact Information",
        fields: ["OwnerId", "Phone", "Name", "MobilePhone", "AccountId", "Email", "Title", "ReportsToId"],
      },
      { title: "Address Information", fields: ["MailingAddress", "OtherAddress"] },
      { title: "Additional Information", fields: ["LeadSource", "Department", "Birthdate", "Description"] },
      {
        title: "System Information",
        fields: ["CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate"],
      },
    ],
    lists: [
      {
        title: "Opportunities",
        icon: "opportunity",
        objectName: "OpportunityContactRole",
        fields: ["Opportunity.Name", "Role", "IsPrimary", "Opportunity.StageName", "Opportunity.CloseDate"],
        parent: "ContactId",
        order: "Opportunity.CloseDate DESC",
      },
    ],
  },
  Opportunity: {
    highlights: ["AccountId", "CloseDate", "Amount", "OwnerId", "StageName"],
    sections: [
      {
        title: "Opportunity Information",
        fields: [
          "OwnerId",
          "Amount",
          "Name",
          "CloseDate",
          "AccountId",
          "NextStep",
          "Type",
          "StageName",
          "LeadSource",
          "Probability",
        ],
      },
      { title: "Additional Information", fields: ["Description"] },
      {
        title: "System Information",
        fields: ["CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate"],
      },
    ],
    lists: [
      {
        title: "Contact Roles",
        icon: "contact",
        objectName: "OpportunityContactRole",
        fields: ["Contact.Name", "Role", "IsPrimary", "Contact.Title"],
        parent: "OpportunityId",
        order: "IsPrimary DESC, Contact.Name",
      },
    ],
  },
  Lead: {
    highlights: ["Title", "Company", "Phone", "Email", "OwnerId"],
    sections: [
      {
        title: "Lead Information",
        fields: [
          "OwnerId",
          "Phone",
          "Name",
          "MobilePhone",
          "Company",
          "Email",
          "Title",
          "Status",
          "LeadSource",
          "Rating",
        ],
      },
      { title: "Address Information", fields: ["Address"] },
      {
        title: "System Information",
        fields: ["CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate"],
      },
    ],
    lists: [],
  },
  User: {
    highlights: ["Title", "Email", "Phone"],
    sections: [{ title: "About", fields: ["Name", "Username", "Email", "Phone", "Title", "Department"] }],
    lists: [],
  },
};
