ALTER TABLE `leads` ADD `former_company` text;--> statement-breakpoint
CREATE INDEX `leads_email` ON `leads` (`org_id`,`owner_id`,`email`);--> statement-breakpoint
CREATE INDEX `leads_name` ON `leads` (`org_id`,`owner_id`,`last_name`,`first_name`);