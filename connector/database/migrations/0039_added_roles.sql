CREATE TABLE `added_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`opportunity_id` text NOT NULL,
	`state` text NOT NULL,
	`idempotency_key` text,
	`request_digest` text,
	`opportunity_contact_role_id` text,
	`problem` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`runner` text,
	`lost_at` integer,
	`settled_at` integer,
	`check_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `added_roles_one_running` ON `added_roles` (`org_id`,`contact_id`,`opportunity_id`) WHERE "added_roles"."state" in ('reserved', 'sent', 'unknown');--> statement-breakpoint
CREATE UNIQUE INDEX `added_roles_idempotency_key` ON `added_roles` (`org_id`,`user_id`,`idempotency_key`) WHERE "added_roles"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX `added_roles_lead` ON `added_roles` (`lead_id`);--> statement-breakpoint
CREATE INDEX `added_roles_time` ON `added_roles` (`created_at`);