CREATE TABLE `creations` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`batch_id` text,
	`month` text NOT NULL,
	`state` text NOT NULL,
	`idempotency_key` text,
	`request_digest` text,
	`external_id` text,
	`contact` text,
	`opportunity_id` text,
	`role` text,
	`is_primary` integer DEFAULT false NOT NULL,
	`save_anyway` integer DEFAULT false NOT NULL,
	`contact_id` text,
	`opportunity_contact_role_id` text,
	`problem` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`settled_at` integer,
	`check_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `creations_one_running_per_lead` ON `creations` (`lead_id`) WHERE "creations"."state" in ('reserved', 'sent', 'unknown');--> statement-breakpoint
CREATE UNIQUE INDEX `creations_idempotency_key` ON `creations` (`org_id`,`user_id`,`idempotency_key`) WHERE "creations"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX `creations_quota` ON `creations` (`org_id`,`month`,`user_id`,`state`);--> statement-breakpoint
CREATE INDEX `creations_check` ON `creations` (`check_at`) WHERE "creations"."check_at" is not null;--> statement-breakpoint
CREATE INDEX `creations_contact` ON `creations` (`contact_id`);--> statement-breakpoint
CREATE INDEX `creations_batch` ON `creations` (`batch_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`org_id` text NOT NULL,
	`instance_url` text NOT NULL,
	`sealed_access_token` text NOT NULL,
	`sealed_refresh_token` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grants_by_user` ON `grants` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `org_binding` (
	`id` integer PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`state` text NOT NULL,
	`bound_at` integer NOT NULL,
	`bound_by_user_id` text NOT NULL,
	`bound_by_username` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `orgs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`instance_url` text NOT NULL,
	`is_sandbox` integer,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`org_id` text NOT NULL,
	`grant_id` text,
	`origin` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`state_hash` text NOT NULL,
	`code_challenge` text NOT NULL,
	`origin` text,
	`sealed_verifier` text NOT NULL,
	`status` text NOT NULL,
	`failure` text,
	`authorization_code_hash` text,
	`grant_id` text,
	`wrong_attempts` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`swapped_at` integer,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ins_state_hash_unique` ON `sign_ins` (`state_hash`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_expiry` ON `sign_ins` (`expires_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`username` text NOT NULL,
	`display_name` text NOT NULL,
	`email` text,
	`locale` text,
	`is_admin` integer NOT NULL,
	`identity_read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`org_id` text PRIMARY KEY NOT NULL,
	`create_contacts` integer NOT NULL,
	`lead_source` text NOT NULL,
	`allowance_ceiling_percent` integer NOT NULL,
	`retention_days` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`org_id` text NOT NULL,
	`changed_at` integer NOT NULL,
	`user_id` text NOT NULL,
	`username` text NOT NULL,
	`setting` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `settings_changes_by_org` ON `settings_changes` (`org_id`,`id`);