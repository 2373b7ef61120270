CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`org_id` text,
	`user_id` text,
	`request_id` text,
	`trace_id` text,
	`batch_id` text,
	`list_id` text,
	`lead_id` text,
	`creation_id` text,
	`contact_id` text,
	`code` text,
	`reason` text,
	`details` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_by_time` ON `events` (`at`);--> statement-breakpoint
CREATE INDEX `events_by_user` ON `events` (`user_id`) WHERE "events"."user_id" is not null;--> statement-breakpoint
CREATE INDEX `events_by_request` ON `events` (`request_id`) WHERE "events"."request_id" is not null;--> statement-breakpoint
CREATE INDEX `events_by_trace` ON `events` (`trace_id`) WHERE "events"."trace_id" is not null;--> statement-breakpoint
CREATE INDEX `events_by_batch` ON `events` (`batch_id`) WHERE "events"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX `events_by_list` ON `events` (`list_id`) WHERE "events"."list_id" is not null;--> statement-breakpoint
CREATE INDEX `events_by_lead` ON `events` (`lead_id`) WHERE "events"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX `events_for_all` ON `events` (`at`) WHERE "events"."event" in ('setting.changed', 'connector.started', 'connector.stopped', 'connector.killed', 'clock.wrong', 'clock.right');--> statement-breakpoint
ALTER TABLE `batch_rows` ADD `request_id` text;