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
CREATE UNIQUE INDEX `added_roles_one_running` ON `added_roles` (`org_id`,`contact_id`,`opportunity_id`) WHERE "added_roles"."state" in ('reserved', 'sent', 'unknown');
--> statement-breakpoint
CREATE UNIQUE INDEX `added_roles_idempotency_key` ON `added_roles` (`org_id`,`user_id`,`idempotency_key`) WHERE "added_roles"."idempotency_key" is not null;
--> statement-breakpoint
CREATE INDEX `added_roles_lead` ON `added_roles` (`lead_id`);
--> statement-breakpoint
CREATE INDEX `added_roles_time` ON `added_roles` (`created_at`);
--> statement-breakpoint
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
CREATE UNIQUE INDEX `batch_undo_rows_creation` ON `batch_undo_rows` (`creation_id`);
--> statement-breakpoint
CREATE INDEX `batch_undo_rows_outcome` ON `batch_undo_rows` (`batch_id`,`outcome`);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `batch_rows` (
	`batch_id` text NOT NULL,
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
	`attempts` integer DEFAULT 0 NOT NULL,
	`creation_id` text,
	`contact_id` text,
	`problem` text,
	`updated_at` integer NOT NULL,
	`request_id` text,
	PRIMARY KEY(`batch_id`, `position`),
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE UNIQUE INDEX `batch_rows_lead` ON `batch_rows` (`batch_id`,`lead_id`);
--> statement-breakpoint
CREATE INDEX `batch_rows_state` ON `batch_rows` (`batch_id`,`state`);
--> statement-breakpoint
CREATE INDEX `batch_rows_creation` ON `batch_rows` (`creation_id`);
--> statement-breakpoint
CREATE INDEX `batch_rows_by_lead` ON `batch_rows` (`lead_id`);
--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`list_id` text,
	`state` text NOT NULL,
	`state_since` integer,
	`broken_steps` integer DEFAULT 0 NOT NULL,
	`problem` text,
	`defaults` text NOT NULL,
	`idempotency_key` text,
	`request_digest` text,
	`api_calls` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`prepared_rows` integer DEFAULT 0 NOT NULL,
	`prepared_at` integer,
	`started_at` integer,
	`finished_at` integer,
	`resume_at` integer
);

--> statement-breakpoint
CREATE INDEX `batches_by_user` ON `batches` (`org_id`,`user_id`,`created_at`);
--> statement-breakpoint
CREATE INDEX `batches_by_state` ON `batches` (`state`,`finished_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_idempotency_key` ON `batches` (`org_id`,`user_id`,`idempotency_key`) WHERE "batches"."idempotency_key" is not null;
--> statement-breakpoint
CREATE TABLE `creation_counts` (
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`month` text NOT NULL,
	`outcome` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`org_id`, `month`, `user_id`, `outcome`)
);

--> statement-breakpoint
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
	`sent_after` integer,
	`runner` text,
	`lost_at` integer,
	`settled_at` integer,
	`check_at` integer,
	`undo_at` integer,
	`earlier_undos` text
);

--> statement-breakpoint
CREATE UNIQUE INDEX `creations_one_running_per_lead` ON `creations` (`lead_id`) WHERE "creations"."state" in ('reserved', 'sent', 'unknown');
--> statement-breakpoint
CREATE UNIQUE INDEX `creations_idempotency_key` ON `creations` (`org_id`,`user_id`,`idempotency_key`) WHERE "creations"."idempotency_key" is not null;
--> statement-breakpoint
CREATE INDEX `creations_quota` ON `creations` (`org_id`,`month`,`user_id`,`state`);
--> statement-breakpoint
CREATE INDEX `creations_check` ON `creations` (`check_at`) WHERE "creations"."check_at" is not null;
--> statement-breakpoint
CREATE INDEX `creations_undo` ON `creations` (`undo_at`) WHERE "creations"."undo_at" is not null;
--> statement-breakpoint
CREATE INDEX `creations_contact` ON `creations` (`contact_id`);
--> statement-breakpoint
CREATE INDEX `creations_lead` ON `creations` (`lead_id`);
--> statement-breakpoint
CREATE INDEX `creations_batch` ON `creations` (`batch_id`);
--> statement-breakpoint
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
CREATE INDEX `events_by_time` ON `events` (`at`);
--> statement-breakpoint
CREATE INDEX `events_by_user` ON `events` (`user_id`) WHERE "events"."user_id" is not null;
--> statement-breakpoint
CREATE INDEX `events_by_request` ON `events` (`request_id`) WHERE "events"."request_id" is not null;
--> statement-breakpoint
CREATE INDEX `events_by_trace` ON `events` (`trace_id`) WHERE "events"."trace_id" is not null;
--> statement-breakpoint
CREATE INDEX `events_by_batch` ON `events` (`batch_id`) WHERE "events"."batch_id" is not null;
--> statement-breakpoint
CREATE INDEX `events_by_list` ON `events` (`list_id`) WHERE "events"."list_id" is not null;
--> statement-breakpoint
CREATE INDEX `events_by_lead` ON `events` (`lead_id`) WHERE "events"."lead_id" is not null;
--> statement-breakpoint
CREATE INDEX `events_by_linked` ON `events` (`contact_id`) WHERE "events"."event" in ('lead.linked', 'lead.unlinked');
--> statement-breakpoint
CREATE INDEX `events_for_all` ON `events` (`at`) WHERE "events"."event" in ('setting.changed', 'connector.started', 'connector.stopped', 'connector.killed');
--> statement-breakpoint
CREATE TABLE `column_choices` (
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`shape` text NOT NULL,
	`columns` text NOT NULL,
	`chosen_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `org_id`, `shape`)
);

--> statement-breakpoint
CREATE TABLE `lead_links` (
	`lead_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`for_user` text NOT NULL,
	`record_id` text NOT NULL,
	`object` text NOT NULL,
	`origin` text NOT NULL,
	`linked_by` text NOT NULL,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`lead_id`, `for_user`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `lead_links_by_record` ON `lead_links` (`record_id`);
--> statement-breakpoint
CREATE INDEX `lead_links_owner` ON `lead_links` (`owner_id`,`lead_id`);
--> statement-breakpoint
CREATE TABLE `lead_list_members` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`list_id` text NOT NULL,
	`lead_id` text NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `lead_lists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE UNIQUE INDEX `lead_list_members_lead` ON `lead_list_members` (`lead_id`,`list_id`);
--> statement-breakpoint
CREATE INDEX `lead_list_members_position` ON `lead_list_members` (`list_id`,`position`);
--> statement-breakpoint
CREATE TABLE `lead_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text,
	`is_shared` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`ready_at` integer,
	`runner` text,
	`rows_read` integer,
	`percent_read` integer,
	`import_key` text,
	`lead_count` integer DEFAULT 0 NOT NULL
);

--> statement-breakpoint
CREATE INDEX `lead_lists_owner` ON `lead_lists` (`org_id`,`owner_id`);
--> statement-breakpoint
CREATE INDEX `lead_lists_shared` ON `lead_lists` (`org_id`,`is_shared`);
--> statement-breakpoint
CREATE TABLE `lead_profiles` (
	`org_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`url` text NOT NULL,
	`lead_id` text NOT NULL,
	PRIMARY KEY(`org_id`, `owner_id`, `url`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `lead_profiles_lead` ON `lead_profiles` (`lead_id`);
--> statement-breakpoint
CREATE INDEX `lead_profiles_url` ON `lead_profiles` (`org_id`,`url`);
--> statement-breakpoint
CREATE TABLE `lead_rejections` (
	`lead_id` text NOT NULL,
	`record_id` text NOT NULL,
	`rejected_by` text NOT NULL,
	`is_rejected` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`lead_id`, `record_id`, `rejected_by`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE TABLE `leads` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`source_name` text NOT NULL,
	`title` text,
	`company` text,
	`company_domain` text,
	`former_company` text,
	`location` text,
	`country` text,
	`email` text,
	`phone` text,
	`profile_url` text,
	`changed_in` text,
	`earlier_title` text,
	`earlier_company` text,
	`earlier_company_domain` text,
	`search_text` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`removed_at` integer,
	`is_erased` integer DEFAULT false NOT NULL
);

--> statement-breakpoint
CREATE INDEX `leads_removed` ON `leads` (`removed_at`) WHERE "leads"."removed_at" is not null;
--> statement-breakpoint
CREATE INDEX `leads_age` ON `leads` (`org_id`,`updated_at`);
--> statement-breakpoint
CREATE INDEX `leads_email` ON `leads` (`org_id`,`owner_id`,`email`,`last_name`,`first_name`) WHERE "leads"."email" is not null;
--> statement-breakpoint
CREATE INDEX `leads_name` ON `leads` (`org_id`,`owner_id`,`last_name`,`first_name`);
--> statement-breakpoint
CREATE TABLE `erased_people` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`org_id` text NOT NULL,
	`hash` text NOT NULL,
	`kind` text NOT NULL,
	`erasure_id` text NOT NULL,
	`erased_at` integer NOT NULL
);

--> statement-breakpoint
CREATE UNIQUE INDEX `erased_people_hash` ON `erased_people` (`org_id`,`hash`,`erasure_id`);
--> statement-breakpoint
CREATE INDEX `erased_people_by_erasure` ON `erased_people` (`erasure_id`);
--> statement-breakpoint
CREATE TABLE `erasure_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`sealed_key` text NOT NULL
);

--> statement-breakpoint
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
CREATE UNIQUE INDEX `rehearsal_rows_lead` ON `rehearsal_rows` (`rehearsal_id`,`lead_id`);
--> statement-breakpoint
CREATE INDEX `rehearsal_rows_state` ON `rehearsal_rows` (`rehearsal_id`,`state`);
--> statement-breakpoint
CREATE INDEX `rehearsal_rows_by_lead` ON `rehearsal_rows` (`lead_id`);
--> statement-breakpoint
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
CREATE INDEX `rehearsals_by_user` ON `rehearsals` (`org_id`,`user_id`,`created_at`);
--> statement-breakpoint
CREATE INDEX `rehearsals_by_state` ON `rehearsals` (`state`,`finished_at`);
--> statement-breakpoint
CREATE INDEX `rehearsals_to_look` ON `rehearsals` (`look_at`) WHERE "rehearsals"."look_at" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `rehearsals_idempotency_key` ON `rehearsals` (`org_id`,`user_id`,`idempotency_key`) WHERE "rehearsals"."idempotency_key" is not null;
--> statement-breakpoint
CREATE TABLE `restore_answers` (
	`restore_id` text NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`restore_id`, `org_id`, `user_id`)
);

--> statement-breakpoint
CREATE TABLE `restores` (
	`id` text PRIMARY KEY NOT NULL,
	`found_at` integer NOT NULL,
	`since` integer NOT NULL
);

--> statement-breakpoint
CREATE TABLE `connector_keys` (
	`runner` text PRIMARY KEY NOT NULL,
	`key_ids` text NOT NULL
);

--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`org_id` text NOT NULL,
	`instance_url` text NOT NULL,
	`sealed_access_token` text NOT NULL,
	`sealed_refresh_token` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`renewer` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
CREATE INDEX `grants_by_user` ON `grants` (`user_id`,`created_at`);
--> statement-breakpoint
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
	`time_zone` text,
	`read_at` integer NOT NULL,
	`retention_from` integer
);

--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`org_id` text NOT NULL,
	`grant_id` text,
	`origin` text,
	`viewer` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);
--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);
--> statement-breakpoint
CREATE INDEX `sessions_by_grant` ON `sessions` (`grant_id`);
--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`sign_in_id` text NOT NULL,
	`state_hash` text NOT NULL,
	`browser_secret_hash` text NOT NULL,
	`sealed_verifier` text NOT NULL,
	`code_hash` text,
	`status` text NOT NULL,
	FOREIGN KEY (`sign_in_id`) REFERENCES `sign_ins`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_attempts_state_hash_unique` ON `sign_in_attempts` (`state_hash`);
--> statement-breakpoint
CREATE INDEX `sign_in_attempts_by_sign_in` ON `sign_in_attempts` (`sign_in_id`);
--> statement-breakpoint
CREATE TABLE `sign_in_refusals` (
	`user_id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`problem` text NOT NULL,
	`refused_at` integer NOT NULL
);

--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`code_challenge` text NOT NULL,
	`origin` text,
	`prompt` text,
	`sealed_panel_code` text NOT NULL,
	`status` text NOT NULL,
	`failure` text,
	`grant_id` text,
	`wrong_attempts` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`swapped_at` integer,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `sign_ins_by_expiry` ON `sign_ins` (`expires_at`);
--> statement-breakpoint
CREATE INDEX `sign_ins_by_grant` ON `sign_ins` (`grant_id`);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`username` text NOT NULL,
	`display_name` text NOT NULL,
	`time_zone` text,
	`permission_sets` text,
	`is_admin` integer NOT NULL,
	`identity_read_at` integer NOT NULL,
	`seen_at` integer DEFAULT 0 NOT NULL,
	`crm_changes` integer DEFAULT 0 NOT NULL
);

--> statement-breakpoint
CREATE TABLE `settings` (
	`org_id` text PRIMARY KEY NOT NULL,
	`values` text NOT NULL,
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
--> statement-breakpoint
CREATE INDEX `settings_changes_by_user` ON `settings_changes` (`user_id`);
