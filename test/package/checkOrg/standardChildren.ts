/**
 * The cascading children that real orgs describe, as object and field. `SALESFORCE_REFERENCE` has them
 * recorded, and a test holds this list to it. The practice org has few of these objects.
 */
export const standardChildren = {
  Account: listed(`
    AccountBrand.AccountId AccountCleanInfo.AccountId AccountContactRole.AccountId AccountFeed.ParentId
    AccountHistory.AccountId AccountPartner.AccountFromId AccountPartner.AccountToId
    AccountShare.AccountId ActivityHistory.AccountId Asset.AccountId AssociatedLocation.ParentRecordId
    AttachedContentDocument.LinkedEntityId Attachment.ParentId CollaborationGroupRecord.RecordId
    CombinedAttachment.ParentId Contact.AccountId ContactPointEmail.ParentId ContactPointPhone.ParentId
    ContentDistribution.RelatedRecordId ContentDocumentLink.LinkedEntityId Contract.AccountId
    DuplicateRecordItem.RecordId EntitySubscription.ParentId Event.WhatId FeedItem.ParentId
    Note.ParentId NoteAndAttachment.ParentId OpenActivity.AccountId Opportunity.AccountId
    OpportunityPartner.AccountToId Order.AccountId Partner.AccountFromId Partner.AccountToId
    ProcessInstance.TargetObjectId RecordAction.RecordId ResourcePreference.RelatedRecordId
    ServiceAppointment.ParentRecordId Task.WhatId TopicAssignment.EntityId
  `),
  Contact: listed(`
    AIInsightValue.SobjectLookupValueId AIRecordInsight.TargetId AccountContactRole.ContactId
    ActivityHistory.WhoId Asset.ContactId AttachedContentDocument.LinkedEntityId Attachment.ParentId
    CampaignMember.ContactId CaseContactRole.ContactId CaseTeamMember.MemberId
    CaseTeamTemplateMember.MemberId CollaborationGroupRecord.RecordId CombinedAttachment.ParentId
    ContactCleanInfo.ContactId ContactFeed.ParentId ContactHistory.ContactId ContactShare.ContactId
    ContentDistribution.RelatedRecordId ContentDocumentLink.LinkedEntityId ContractContactRole.ContactId
    DuplicateRecordItem.RecordId EmailMessageRelation.RelationId EmailStatus.WhoId
    EntitlementContact.ContactId EntitySubscription.ParentId Event.WhoId EventRelation.RelationId
    FeedItem.ParentId ListEmailIndividualRecipient.RecipientId MatchingInformation.SFDCIdId
    Note.ParentId NoteAndAttachment.ParentId OpenActivity.WhoId OpportunityContactRole.ContactId
    ProcessInstance.TargetObjectId RecordAction.RecordId Task.WhoId TopicAssignment.EntityId
    UserEmailPreferredPerson.PersonRecordId
  `),
  Opportunity: listed(`
    AIInsightValue.SobjectLookupValueId AIRecordInsight.TargetId AccountPartner.OpportunityId
    ActivityHistory.WhatId AttachedContentDocument.LinkedEntityId Attachment.ParentId
    CollaborationGroupRecord.RecordId CombinedAttachment.ParentId ContentDistribution.RelatedRecordId
    ContentDocumentLink.LinkedEntityId EntitySubscription.ParentId Event.WhatId FeedItem.ParentId
    Note.ParentId NoteAndAttachment.ParentId OpenActivity.WhatId OpportunityCompetitor.OpportunityId
    OpportunityContactRole.OpportunityId OpportunityFeed.ParentId OpportunityFieldHistory.OpportunityId
    OpportunityHistory.OpportunityId OpportunityLineItem.OpportunityId OpportunityPartner.OpportunityId
    OpportunityShare.OpportunityId Partner.OpportunityId ProcessInstance.TargetObjectId
    RecordAction.RecordId ServiceAppointment.ParentRecordId Task.WhatId TopicAssignment.EntityId
  `),
};

function listed(text: string): string[] {
  return text.trim().split(/\s+/);
}
