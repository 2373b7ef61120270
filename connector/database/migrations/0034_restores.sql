CREATE TABLE `database_identity` (
	`id` integer PRIMARY KEY NOT NULL,
	`identity` text NOT NULL,
	`steps` integer DEFAULT 0 NOT NULL
);
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
