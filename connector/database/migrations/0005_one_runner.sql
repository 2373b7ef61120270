ALTER TABLE `batches` ADD `prepared_rows` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `creations` ADD `sent_after` integer;--> statement-breakpoint
ALTER TABLE `creations` ADD `runner` text;--> statement-breakpoint
CREATE INDEX `creations_lead` ON `creations` (`lead_id`);