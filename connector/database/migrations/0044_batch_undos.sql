CREATE TABLE `batch_undo_rows` (
	`batch_id` text NOT NULL,
	`position` integer NOT NULL,
	`creation_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`by_user_id` text,
	`owner_id` text,
	`object` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`batch_id`, `position`),
	FOREIGN KEY (`batch_id`) REFERENCES `batch_undos`(`batch_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batch_undo_rows_creation` ON `batch_undo_rows` (`creation_id`);--> statement-breakpoint
CREATE INDEX `batch_undo_rows_outcome` ON `batch_undo_rows` (`batch_id`,`outcome`);--> statement-breakpoint
CREATE TABLE `batch_undos` (
	`batch_id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`broken_steps` integer DEFAULT 0 NOT NULL,
	`problem` text,
	`api_calls` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`resume_at` integer,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `batch_undos_by_state` ON `batch_undos` (`state`);