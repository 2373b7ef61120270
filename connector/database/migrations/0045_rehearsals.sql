CREATE TABLE `rehearsal_rows` (
	`rehearsal_id` text NOT NULL,
	`position` integer NOT NULL,
	`lead_id` text NOT NULL,
	`state` text NOT NULL,
	`is_reviewed` integer NOT NULL,
	`account_id` text,
	`opportunity_id` text,
	`follows_opportunity` integer DEFAULT false NOT NULL,
	`role` text,
	`save_anyway` integer DEFAULT false NOT NULL,
	`contact` text,
	`is_alone` integer DEFAULT false NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`call` integer,
	`problem` text,
	PRIMARY KEY(`rehearsal_id`, `position`),
	FOREIGN KEY (`rehearsal_id`) REFERENCES `rehearsals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rehearsal_rows_lead` ON `rehearsal_rows` (`rehearsal_id`,`lead_id`);--> statement-breakpoint
CREATE INDEX `rehearsal_rows_state` ON `rehearsal_rows` (`rehearsal_id`,`state`);--> statement-breakpoint
CREATE INDEX `rehearsal_rows_by_lead` ON `rehearsal_rows` (`lead_id`);--> statement-breakpoint
CREATE TABLE `rehearsals` (
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
	`other_calls` integer DEFAULT 0 NOT NULL,
	`broken_steps` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`prepared_rows` integer DEFAULT 0 NOT NULL,
	`prepared_at` integer,
	`sent_at` integer,
	`look_since` integer,
	`look_at` integer,
	`made_ids` text,
	`resume_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `rehearsals_by_user` ON `rehearsals` (`org_id`,`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `rehearsals_by_state` ON `rehearsals` (`state`,`finished_at`);--> statement-breakpoint
CREATE INDEX `rehearsals_to_look` ON `rehearsals` (`look_at`) WHERE "rehearsals"."look_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `rehearsals_idempotency_key` ON `rehearsals` (`org_id`,`user_id`,`idempotency_key`) WHERE "rehearsals"."idempotency_key" is not null;