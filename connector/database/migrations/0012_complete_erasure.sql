CREATE TABLE `erased_people` (
	`org_id` text NOT NULL,
	`hash` text NOT NULL,
	`kind` text NOT NULL,
	`erasure_id` text NOT NULL,
	`erased_at` integer NOT NULL,
	PRIMARY KEY(`org_id`, `hash`, `erasure_id`)
);
--> statement-breakpoint
CREATE INDEX `erased_people_by_erasure` ON `erased_people` (`erasure_id`);--> statement-breakpoint
CREATE TABLE `erasure_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`sealed_key` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `leads` ADD `removed_at` integer;--> statement-breakpoint
CREATE INDEX `leads_removed` ON `leads` (`removed_at`) WHERE "leads"."removed_at" is not null;--> statement-breakpoint
CREATE INDEX `batch_rows_by_lead` ON `batch_rows` (`lead_id`);