CREATE TABLE `sign_in_refusals` (
	`user_id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`problem` text NOT NULL,
	`refused_at` integer NOT NULL
);
