CREATE TABLE `batch_rows` (
	`batch_id` text NOT NULL,
	`position` integer NOT NULL,
	`lead_id` text NOT NULL,
	`state` text NOT NULL,
	`is_reviewed` integer NOT NULL,
	`account_id` text,
	`opportunity_id` text,
	`role` text,
	`save_anyway` integer DEFAULT false NOT NULL,
	`contact` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`creation_id` text,
	`contact_id` text,
	`problem` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`batch_id`, `position`),
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batch_rows_lead` ON `batch_rows` (`batch_id`,`lead_id`);--> statement-breakpoint
CREATE INDEX `batch_rows_state` ON `batch_rows` (`batch_id`,`state`);--> statement-breakpoint
CREATE INDEX `batch_rows_creation` ON `batch_rows` (`creation_id`);--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`list_id` text,
	`state` text NOT NULL,
	`problem` text,
	`defaults` text NOT NULL,
	`idempotency_key` text,
	`request_digest` text,
	`api_calls` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`prepared_at` integer,
	`started_at` integer,
	`finished_at` integer,
	`resume_at` integer
);
--> statement-breakpoint
CREATE INDEX `batches_by_user` ON `batches` (`org_id`,`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `batches_by_state` ON `batches` (`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `batches_idempotency_key` ON `batches` (`org_id`,`user_id`,`idempotency_key`) WHERE "batches"."idempotency_key" is not null;