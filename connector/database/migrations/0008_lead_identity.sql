DROP INDEX `leads_email`;--> statement-breakpoint
DROP INDEX `leads_name`;--> statement-breakpoint
CREATE INDEX `leads_email` ON `leads` (`org_id`,`owner_id`,`email`,`last_name`,`first_name`);--> statement-breakpoint
CREATE INDEX `leads_name` ON `leads` (`org_id`,`owner_id`,`last_name`,`first_name`,`company`);