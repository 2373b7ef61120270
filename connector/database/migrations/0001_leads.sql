CREATE TABLE `lead_links` (
	`lead_id` text PRIMARY KEY NOT NULL,
	`record_id` text NOT NULL,
	`object` text NOT NULL,
	`origin` text NOT NULL,
	`linked_by` text NOT NULL,
	`linked_at` integer NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `lead_list_members` (
	`list_id` text NOT NULL,
	`lead_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`list_id`, `lead_id`),
	FOREIGN KEY (`list_id`) REFERENCES `lead_lists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `lead_list_members_position` ON `lead_list_members` (`list_id`,`position`);--> statement-breakpoint
CREATE INDEX `lead_list_members_lead` ON `lead_list_members` (`lead_id`);--> statement-breakpoint
CREATE TABLE `lead_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text,
	`is_shared` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`ready_at` integer
);
--> statement-breakpoint
CREATE INDEX `lead_lists_owner` ON `lead_lists` (`org_id`,`owner_id`);--> statement-breakpoint
CREATE INDEX `lead_lists_shared` ON `lead_lists` (`org_id`,`is_shared`);--> statement-breakpoint
CREATE TABLE `lead_profiles` (
	`org_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`url` text NOT NULL,
	`lead_id` text NOT NULL,
	PRIMARY KEY(`org_id`, `owner_id`, `url`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `lead_profiles_lead` ON `lead_profiles` (`lead_id`);--> statement-breakpoint
CREATE TABLE `lead_rejections` (
	`lead_id` text NOT NULL,
	`record_id` text NOT NULL,
	`rejected_by` text NOT NULL,
	`rejected_at` integer NOT NULL,
	PRIMARY KEY(`lead_id`, `record_id`),
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
	`location` text,
	`country` text,
	`email` text,
	`phone` text,
	`profile_url` text,
	`connected_on` text,
	`extra` text NOT NULL,
	`search_text` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `leads_owner` ON `leads` (`org_id`,`owner_id`);