DROP INDEX `leads_email`;--> statement-breakpoint
CREATE INDEX `leads_email` ON `leads` (`org_id`,`owner_id`,`email`,`last_name`,`first_name`) WHERE "leads"."email" is not null;