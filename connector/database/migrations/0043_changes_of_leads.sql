ALTER TABLE `leads` ADD `changed_in` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `earlier_title` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `earlier_company` text;--> statement-breakpoint
ALTER TABLE `leads` ADD `earlier_company_domain` text;